select message.dossier_id, message.message_key, message.sha256, message.from_address, message.reply_to, message.subject,
       message.sent_at
from message join dossier on dossier.id = message.dossier_id
where dossier.call_id = ?
