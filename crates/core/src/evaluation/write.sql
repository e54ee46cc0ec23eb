update evaluation set state = ?, grid_version_id = ?, comment = ?, submitted_at = ?, set_aside = ?, returned = ?, looked_at = ?, to_review = ?,
    on_paper = ?
where id = ?
