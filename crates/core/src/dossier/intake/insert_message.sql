insert into message (id, dossier_id, message_key, from_name, from_address, reply_to, subject, sent_at, disputed_at, sha256)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
