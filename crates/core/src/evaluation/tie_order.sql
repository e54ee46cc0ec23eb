insert into tie_order (id, call_id, chair_id, dossiers, official, motive, ordered_at)
values (?, ?, ?, ?, ?, ?, ?)
