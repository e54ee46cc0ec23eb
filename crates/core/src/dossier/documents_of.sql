-- The documents of a dossier with what became of their text, in the order of their arrival.
select document.id, document.name, document.kind, document.media_type, document.size, document.sha256,
       document.received_at, document.message_id, content.pages, content.text_state, content.reason, content.engine
from document left join content on content.sha256 = document.sha256
where document.dossier_id = ?
order by document.received_at, document.id
