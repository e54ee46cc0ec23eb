insert into peer (device, knows, heard_at) values (?, ?, ?)
on conflict (device) do update set knows = excluded.knows, heard_at = excluded.heard_at
