-- The changes of rows of the entries that came with an act (?1: of each device `[device, first, last]`), but for those that a rule
-- refused, in the order in which they were written here.
select row_table, row_key, before, after
from json_each(?1) as took
join journal_place on journal_place.device = took.value ->> 0
    and journal_place.number between took.value ->> 1 and took.value ->> 2
join journal_change using (place)
where not exists (
    select 1 from journal_refused
    where journal_refused.device = journal_place.device and journal_refused.number = journal_place.number)
order by journal_change.id
