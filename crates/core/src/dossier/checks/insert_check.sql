insert into dossier_check (id, dossier_id, step, outcome, motive, detail, person, checked_at)
values (?, ?, ?, ?, ?, ?, ?, ?)
