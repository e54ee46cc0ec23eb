-- The entries about the dossier ?1 before the place ?2, at most ?3.
select journal.*, journal_place.place, arrived_at, coalesce(person.name, member.name) as person_name
from journal_about
join journal_place using (place)
join journal using (device, number)
left join person on person.id = journal.person
left join member on member.id = journal.person
where journal_about.dossier_id = ?1 and journal_about.place < ?2
order by journal_about.place desc
limit ?3
