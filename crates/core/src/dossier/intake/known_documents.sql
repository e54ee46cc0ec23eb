select document.dossier_id, document.sha256, document.name, document.size
from document join dossier on dossier.id = document.dossier_id
where dossier.call_id = ?
