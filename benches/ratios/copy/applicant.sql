insert into applicant (dossier_id, kind, name, contact_name, email, address, postal_code)
select printf('%08x', ?1) || substr(dossier_id, 9), kind, applicant.name, contact_name, email, address, postal_code
from applicant join dossier on dossier.id = dossier_id where number < 1000
