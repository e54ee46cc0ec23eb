-- The entries before ?1, at most ?2.
select journal.*, member.name as actor_name
from journal
left join member on journal.actor = 'member:' || member.id
where seq < ?1 and hash <> ''
order by seq desc
limit ?2
