insert into person (id, name, function, email, active) values (?1, ?2, ?3, ?4, ?5)
on conflict (id) do update set name = ?2, function = ?3, email = ?4, active = ?5
