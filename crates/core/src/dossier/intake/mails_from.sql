select message.dossier_id, message.subject
from message join dossier on dossier.id = message.dossier_id
where dossier.call_id = ? and message.from_address = ? collate nocase
order by dossier.number
