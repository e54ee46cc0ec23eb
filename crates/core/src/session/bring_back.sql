update decision set reopened_at = ?, reopened_for = ?, reopened_motive = ?
where id = (select id from decision where dossier_id = ? order by decided_at desc, id desc limit 1)
