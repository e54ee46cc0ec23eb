-- What stands around the entries and is not what they say.
select 'place ' || place from journal_place left join journal using (device, number) where journal.hash is null
union all
select 'entry ' || device || ':' || number from journal left join journal_place using (device, number) where place is null
union all
select 'open ' || place from journal_open
union all
select 'clock ' || device from journal_head where (wall_ms, counter) <
    (select wall_ms, counter from journal where journal.device = journal_head.device order by wall_ms desc, counter desc limit 1)
    and device = (select device from workspace) and number > 0
union all
select 'undo ' || undo_step.place from undo_step
left join journal_place using (place) left join journal using (device, number)
where journal.person is not undo_step.person
union all
select 'peer ' || device from peer
where exists (select 1 from json_each(knows) where type <> 'integer') or heard_at not like '____-__-__T%Z'
