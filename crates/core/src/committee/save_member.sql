insert into member (id, call_id, name, capacity, college, voice, role, organisation, email, alternate_of, fields)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set
    name = excluded.name, capacity = excluded.capacity, college = excluded.college, voice = excluded.voice,
    role = excluded.role, organisation = excluded.organisation, email = excluded.email, alternate_of = excluded.alternate_of,
    fields = excluded.fields,
    active = 1
