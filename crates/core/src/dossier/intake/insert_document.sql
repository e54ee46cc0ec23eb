insert into document (id, dossier_id, message_id, sha256, name, media_type, size, kind, received_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
