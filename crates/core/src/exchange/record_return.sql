-- What was only kept before says when it was taken in.
insert into pack_return (id, pack_id, device, version, acts, receipt, sha256, made_at, came_at, outcome)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (device, version) do update set outcome = excluded.outcome, came_at = excluded.came_at
