insert into consensus (id, dossier_id, round, grid_version_id, note, agreed_at) values (?, ?, ?, ?, ?, ?)
