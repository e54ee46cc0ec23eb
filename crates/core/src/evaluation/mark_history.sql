-- What the marks of an evaluation (?1) of a dossier (?2) were, oldest first, with who wrote them.
select json_extract(journal_change.row_key, '$[1]') as criterion,
    json_extract(journal_change.before, '$.steps') as before,
    json_extract(journal_change.after, '$.steps') as after,
    journal.wall_ms, journal.part
from journal_about
join journal_change using (place)
join journal_place using (place)
join journal using (device, number)
where journal_about.dossier_id = ?2 and journal_change.row_table = 'mark'
    and json_extract(journal_change.row_key, '$[0]') = ?1
    and json_extract(journal_change.before, '$.steps') is not json_extract(journal_change.after, '$.steps')
order by journal_change.id
