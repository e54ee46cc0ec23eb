insert into journal_head (device, number, hash, wall_ms, counter) values (?, 0, '', ?, ?)
on conflict (device) do update set wall_ms = excluded.wall_ms, counter = excluded.counter
