update session set held_on = ?, starts_at = ?, place = ?, chair_id = ?, secretary = ?, next_on = ? where id = ?
