-- The best rows of the index first, then what they stand for. A member finds what falls under a matter that they see: the dossiers
-- whose content (?2) and whose ranks (?4) are open to them; null is all of them.
with best as (
    select search_row.*, search.rank as score
    from search join search_row on search_row.id = search.rowid
    where search match ?1
      and (?2 is null
           or search_row.dossier_id in (select value from json_each(?2))
              and not (part in ('page', 'document')
                       and exists (select 1 from document where id = key and (kind = 'bank_details' or media_type in ('zip', 'wrapped'))))
              and (part <> 'departure' or search_row.dossier_id in (select value from json_each(?4))))
    order by score limit ?3)
select best.dossier_id, best.part, best.page, dossier.number, dossier.title, coalesce(applicant.name, '') as applicant,
       document.id as document_id, document.name as document,
       case part
           when 'page' then (select text from page_text where sha256 = document.sha256 and page = best.page)
           when 'document' then document.name
           when 'message' then (select concat_ws(' ', from_name, from_address, subject, text)
                                from message left join page_text using (sha256) where message.id = best.key)
           when 'decision' then (select concat_ws(' ', motive, redirected_to) from decision where id = best.key)
           when 'departure' then (select departure_reason from decision where id = best.key)
           else concat_ws(' ', dossier.title, applicant.name, dossier.summary, applicant.contact_name, applicant.email,
                          applicant.siren, applicant.siret, applicant.address, applicant.postal_code)
       end as text
from best
join dossier on dossier.id = best.dossier_id
left join applicant on applicant.dossier_id = dossier.id
left join document on best.part in ('page', 'document') and document.id = best.key
order by best.score, best.id
