-- A dossier, and on it a member's evaluation, if there is one, with all that its verbs decide on. `blank`: not one mark is given.
select dossier.call_id, dossier.number, dossier.title, dossier.state as dossier_state,
    evaluation.id, evaluation.state, evaluation.grid_version_id, evaluation.comment, evaluation.submitted_at,
    evaluation.set_aside, evaluation.returned, evaluation.looked_at, evaluation.to_review, evaluation.on_paper,
    not exists (
        select 1 from mark where mark.evaluation_id = evaluation.id and mark.steps is not null) as blank,
    exists (
        select 1 from interest
        where interest.member_id = evaluation.member_id and interest.dossier_id = dossier.id) as declared,
    scored_on.begun, grid_version.id as version, grid_version.number as version_number, grid_version.grid_id, grid_version.grid,
    dossier.round
from dossier
join scored_on on scored_on.dossier_id = dossier.id
join grid_version on grid_version.id = coalesce(scored_on.begun, scored_on.newest)
left join evaluation on evaluation.dossier_id = dossier.id and evaluation.member_id = ?2
    and evaluation.round = dossier.round
where dossier.id = ?1
