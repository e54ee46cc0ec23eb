insert into session (id, call_id, number, state, held_on, starts_at, place, reconvened_from, chair_id, secretary,
    convened_at, next_on)
values (?1, ?2, (select coalesce(max(number), 0) + 1 from session where call_id = ?2), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
