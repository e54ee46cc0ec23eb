-- The dossier of this title that holds an empty file of this name.
select dossier.id
from document join dossier on dossier.id = document.dossier_id
where dossier.call_id = ? and dossier.title = ? and document.size = 0 and document.name = ?
order by dossier.number limit 1
