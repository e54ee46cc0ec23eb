-- A further grid, after those that the call has.
insert into grid (id, call_id, name, choice, created_at, place)
values (?1, ?2, ?3, ?4, ?5, (select coalesce(max(place), 0) + 1 from grid where call_id = ?2))
