insert into pack (id, call_id, member_id, version, state, heads, dossiers, contents, size, sha256, made_at)
values (?, ?, ?, ?, 'out', ?, ?, ?, ?, ?, ?)
