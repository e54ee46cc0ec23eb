-- What a member has not handed in, in the present rounds.
select evaluation.id, evaluation.dossier_id, evaluation.state
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where evaluation.member_id = ? and evaluation.state in ('not_started', 'draft')
