select evaluation.dossier_id, evaluation.member_id, evaluation.set_aside
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where dossier.call_id = ? and evaluation.state = 'set_aside' and evaluation.set_aside <> ''
order by dossier.number, evaluation.member_id
