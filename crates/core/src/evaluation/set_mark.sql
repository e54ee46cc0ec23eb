insert into mark (evaluation_id, criterion, steps) values (?, ?, ?)
on conflict (evaluation_id, criterion) do update set steps = excluded.steps
