-- Whether a dossier already holds the content of a document.
select exists (
    select 1 from document as held join document as moved on moved.sha256 = held.sha256
    where held.dossier_id = ?1 and moved.id = ?2)
