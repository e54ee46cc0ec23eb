select dossier.id, dossier.number, dossier.title, dossier.state, coalesce(applicant.name, '') as applicant
from dossier
left join applicant on applicant.dossier_id = dossier.id
where dossier.call_id = ? and dossier.state in ('ready_for_committee', 'not_heard', 'deferred')
order by dossier.number
