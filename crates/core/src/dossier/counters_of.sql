-- A document that was moved to another dossier since shows nothing here.
select counter.*, document.name as document
from counter left join document on document.id = counter.document_id and document.dossier_id = counter.dossier_id
where counter.dossier_id = ?
