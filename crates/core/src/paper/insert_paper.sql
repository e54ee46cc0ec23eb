insert into paper (id, call_id, session_id, dossier_id, kind, language, audience, name, sha256, version, heads, made_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
