insert into dossier_check (id, dossier_id, step, outcome, motive, detail, actor, checked_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
