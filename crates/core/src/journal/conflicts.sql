-- Conflicts that nobody settled. Ours is the entry made here, else the one that came first.
with side as (
    select device, number, place, arrived_at is null as own, wall_ms, person, part, operation, params,
           coalesce((select name from person where id = journal.person), (select name from member where id = journal.person)) as person_name
    from journal join journal_place using (device, number)
),
open_conflict as (
    select journal_conflict.*, a.own > b.own or (a.own = b.own and a.place < b.place) as straight
    from journal_conflict
    join side as a on a.device = first_device and a.number = first_number
    join side as b on b.device = second_device and b.number = second_number
    where id not in (select conflict_id from settlement)
)
select open_conflict.id, row_table, row_key, field,
       iif(straight, first_value, second_value) as first_value, iif(straight, second_value, first_value) as second_value,
       ours.device as first_device, ours.number as first_number, ours.wall_ms as first_wall_ms, ours.part as first_part,
       ours.person_name as first_person_name, ours.operation as first_operation, ours.params as first_params,
       theirs.device as second_device, theirs.number as second_number, theirs.wall_ms as second_wall_ms,
       theirs.part as second_part, theirs.person_name as second_person_name, theirs.operation as second_operation,
       theirs.params as second_params
from open_conflict
join side as ours on ours.device = iif(straight, first_device, second_device) and ours.number = iif(straight, first_number, second_number)
join side as theirs on theirs.device = iif(straight, second_device, first_device) and theirs.number = iif(straight, second_number, first_number)
order by theirs.place, open_conflict.id
