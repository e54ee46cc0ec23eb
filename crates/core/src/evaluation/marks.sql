-- One row for each evaluation, its marks in an object: fetching eighteen thousand small rows took longer than ranking them.
select mark.evaluation_id, json_group_object(mark.criterion, mark.steps) as marks
from mark
join evaluation on evaluation.id = mark.evaluation_id
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where dossier.call_id = ? and mark.steps is not null
group by mark.evaluation_id
