insert into mark (evaluation_id, criterion, comment, private_note) values (?, ?, ?, ?)
on conflict (evaluation_id, criterion) do update set
    comment = excluded.comment, private_note = excluded.private_note
