select distinct dossier.id, dossier.number
from document join dossier on dossier.id = document.dossier_id
where dossier.call_id = ? and document.sha256 = ?
