select mark.evaluation_id, mark.criterion, mark.steps
from mark
join evaluation on evaluation.id = mark.evaluation_id
join dossier on dossier.id = evaluation.dossier_id
where dossier.call_id = ? and mark.steps is not null
