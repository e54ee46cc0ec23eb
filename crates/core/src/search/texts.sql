-- The words of a dossier: itself with its applicant, its mails, its decisions, the names of its documents.
select 'dossier' as part, dossier.id as key, null as page,
       concat_ws(' ', dossier.number, dossier.title, dossier.summary, applicant.name, applicant.siren, applicant.siret,
                 applicant.contact_name, applicant.email, applicant.address, applicant.postal_code) as body
from dossier left join applicant on applicant.dossier_id = dossier.id
where dossier.id = ?1
union all
select 'message', id, null, concat_ws(' ', from_name, from_address, subject, text)
from message left join page_text using (sha256)
where dossier_id = ?1
union all
select 'decision', id, null, concat_ws(' ', motive, redirected_to) from decision where dossier_id = ?1
union all
select 'departure', id, null, departure_reason from decision where dossier_id = ?1 and departure_reason is not null
union all
select 'document', id, null, name from document where dossier_id = ?1
