insert into message (id, dossier_id, message_key, from_name, from_address, subject, sent_at, sha256)
select printf('%08x', ?1) || substr(message.id, 9), printf('%08x', ?1) || substr(dossier_id, 9), message_key, from_name,
       from_address, subject, sent_at, printf('%08x', ?1) || substr(sha256, 9)
from message join dossier on dossier.id = dossier_id where number < 1000
