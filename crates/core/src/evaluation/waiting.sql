-- What is not handed in of a dossier in its round.
select evaluation.id
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where dossier.id = ? and evaluation.state in ('not_started', 'draft')
