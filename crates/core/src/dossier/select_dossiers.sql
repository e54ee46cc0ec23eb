-- The dossiers of a call with their applicants, in the order of their numbers.
select dossier.*, applicant.kind, applicant.name, applicant.legal_form, applicant.siren, applicant.siret,
       applicant.creation_in_progress, applicant.contact_name, applicant.email, applicant.phone, applicant.address,
       applicant.postal_code, applicant.commune_insee, applicant.activity
from dossier join applicant on applicant.dossier_id = dossier.id
where dossier.call_id = ?
order by dossier.number
