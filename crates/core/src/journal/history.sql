-- The entries before the place ?1, at most ?2.
select journal.*, place, arrived_at, coalesce(person.name, member.name) as person_name
from journal_place
join journal using (device, number)
left join person on person.id = journal.person
left join member on member.id = journal.person
where place < ?1
order by place desc
limit ?2
