-- ?1 entries before this number, ?2 only those about this dossier, ?3 how many.
select journal.*, member.name as actor_name
from journal
left join member on journal.actor = 'member:' || member.id
where (?1 is null or seq < ?1)
  and hash <> ''
  and (?2 is null or exists (
        select 1 from journal_change
        where entry = seq
          and (json_extract(row_key, '$[0]') = ?2
               or json_extract(coalesce(after, before), '$.dossier_id') = ?2)))
order by seq desc
limit ?3
