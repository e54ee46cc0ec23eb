select dossier.state as dossier_state,
    count(evaluation.id) filter (where evaluation.state in ('not_started', 'draft')) as waiting,
    count(evaluation.id) filter (where evaluation.state = 'submitted') as submitted
from dossier
left join evaluation on evaluation.dossier_id = dossier.id and evaluation.round = dossier.round
where dossier.id = ?
group by dossier.id
