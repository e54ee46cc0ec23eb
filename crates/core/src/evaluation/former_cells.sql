-- The evaluations of a dossier in the rounds before its present one, newest version of the grid first, their marks in an object.
select evaluation.round, evaluation.member_id, evaluation.state, evaluation.grid_version_id,
    (select json_group_object(mark.criterion, mark.steps) from mark
     where mark.evaluation_id = evaluation.id and mark.steps is not null) as marks
from evaluation
join dossier on dossier.id = evaluation.dossier_id and evaluation.round < dossier.round
left join grid_version on grid_version.id = evaluation.grid_version_id
where dossier.id = ?
order by evaluation.round, grid_version.number desc, evaluation.member_id
