-- As counters_of.sql, for a whole call.
select counter.*, document.name as document
from counter join dossier on dossier.id = counter.dossier_id
left join document on document.id = counter.document_id and document.dossier_id = counter.dossier_id
where dossier.call_id = ?
