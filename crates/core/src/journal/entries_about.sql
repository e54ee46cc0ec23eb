-- The entries about the dossier ?1 before ?2, at most ?3.
select journal.*, member.name as actor_name
from journal_about
join journal on journal.seq = journal_about.entry
left join member on journal.actor = 'member:' || member.id
where journal_about.dossier_id = ?1 and journal_about.entry < ?2
order by journal_about.entry desc
limit ?3
