select waiting.key, waiting.name, waiting.mail, waiting_file.name as file, waiting_file.sha256
from waiting join waiting_file using (key)
where waiting.call_id = ?
order by waiting.since, waiting.key, waiting_file.place
