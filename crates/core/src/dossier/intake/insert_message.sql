insert into message (id, dossier_id, message_key, from_name, from_address, subject, sent_at, sha256)
values (?, ?, ?, ?, ?, ?, ?, ?)
