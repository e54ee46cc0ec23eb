select message.dossier_id
from message join dossier on dossier.id = message.dossier_id
where dossier.call_id = ? and message.message_key = ?
order by dossier.number limit 1
