insert into attendance (session_id, member_id, presence, proxy_to, arrived_at, left_at) values (?, ?, ?, ?, ?, ?)
on conflict (session_id, member_id) do update set
    presence = excluded.presence, proxy_to = excluded.proxy_to, arrived_at = excluded.arrived_at, left_at = excluded.left_at
