-- One row for each dossier, its evaluations with their marks in arrays of one order: handing over a row for each took longer than ranking
-- them. The sheets, objects already, are put together as text: nested in an array each is read again, which took an eighth of the whole.
select evaluation.dossier_id, json_group_array(evaluation.member_id) as members, json_group_array(evaluation.state) as states,
    '[' || group_concat((
        select json_group_object(mark.criterion, mark.steps) from mark
        where mark.evaluation_id = evaluation.id and mark.steps is not null
    )) || ']' as sheets
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where dossier.call_id = ?
group by evaluation.dossier_id
