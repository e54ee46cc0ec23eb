-- One row for each dossier, its evaluations with their marks in one document: handing over a row for each took longer than ranking them.
select evaluation.dossier_id, json_group_array(json_array(evaluation.member_id, evaluation.state, json((
    select json_group_object(mark.criterion, mark.steps) from mark
    where mark.evaluation_id = evaluation.id and mark.steps is not null
)))) as cells
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where dossier.call_id = ?
group by evaluation.dossier_id
