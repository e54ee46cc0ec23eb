-- A dossier with its applicant, by its identifier.
select dossier.*, applicant.kind, applicant.name, applicant.legal_form, applicant.siren, applicant.siret,
       applicant.creation_in_progress, applicant.contact_name, applicant.email, applicant.phone, applicant.address,
       applicant.postal_code, applicant.commune_insee, applicant.activity
from dossier join applicant on applicant.dossier_id = dossier.id
where dossier.id = ?
