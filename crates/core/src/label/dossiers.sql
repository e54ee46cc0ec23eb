select dossier.id, dossier.number, dossier.title, dossier.state, coalesce(applicant.name, '') as applicant,
    exists (
        select 1 from evaluation
        where evaluation.dossier_id = dossier.id and evaluation.submitted_at is not null and evaluation.set_aside = '') as assessed
from dossier
left join applicant on applicant.dossier_id = dossier.id
where dossier.call_id = ?
order by dossier.number
