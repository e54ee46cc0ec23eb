select journal.*, code, journal_refused.params as reason,
       coalesce((select name from person where id = journal.person), (select name from member where id = journal.person)) as person_name
from journal_refused
join journal using (device, number)
join journal_place using (device, number)
order by place desc
