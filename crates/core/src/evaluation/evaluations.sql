select evaluation.id, evaluation.dossier_id, evaluation.member_id, evaluation.state
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where dossier.call_id = ?
