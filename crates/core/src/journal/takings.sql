-- The acts that took entries in, in their order here, and whether each is turned back now: by its last reversal that no rule refused.
with reversal as (
    select reverts_device as of_device, reverts_number as of_number, operation,
           row_number() over (partition by reverts_device, reverts_number order by place desc) as back
    from journal join journal_place using (device, number)
    where operation in ('undo', 'redo') and not exists (
        select 1 from journal_refused
        where journal_refused.device = journal.device and journal_refused.number = journal.number))
select journal.params, coalesce(reversal.operation = 'undo', 0) as undone
from journal
join journal_place using (device, number)
left join reversal on of_device = journal.device and of_number = journal.number and back = 1
where journal.operation = 'pack_merge'
order by journal_place.place
