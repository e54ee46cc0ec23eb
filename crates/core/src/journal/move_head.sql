insert into journal_head (singleton, seq, hash) values (1, ?, ?)
on conflict (singleton) do update set seq = excluded.seq, hash = excluded.hash
