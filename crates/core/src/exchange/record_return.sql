insert into pack_return (id, pack_id, device, version, acts, receipt, sha256, made_at, came_at, outcome)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
