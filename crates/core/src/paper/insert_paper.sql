insert into paper (id, call_id, session_id, dossier_id, kind, language, audience, name, sha256, version, journal_seq, journal_hash, made_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
