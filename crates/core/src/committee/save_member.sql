insert into member (id, call_id, name, capacity, college, voice, role, organisation, email, alternate_of)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set
    name = excluded.name, capacity = excluded.capacity, college = excluded.college, voice = excluded.voice,
    role = excluded.role, organisation = excluded.organisation, email = excluded.email, alternate_of = excluded.alternate_of,
    active = 1
