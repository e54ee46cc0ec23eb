insert into session (id, call_id, state, held_on, starts_at, place, reconvened_from, chair_id, secretary, convened_at, next_on)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
