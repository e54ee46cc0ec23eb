-- The sheets of a call's present rounds (?1): of one dossier (?2) or of one member (?3). What a member typed is theirs alone until they
-- hand it in: its marks are not read here.
select evaluation.dossier_id, evaluation.member_id, evaluation.state, evaluation.on_paper, evaluation.grid_version_id,
    dossier.number, dossier.title, dossier.state as dossier_state, member.name, member.active,
    coalesce(scored_on.begun, scored_on.newest) as version,
    exists (
        select 1 from interest
        where interest.member_id = evaluation.member_id and interest.dossier_id = evaluation.dossier_id) as declared,
    not exists (select 1 from mark where mark.evaluation_id = evaluation.id and mark.steps is not null) as blank,
    iif(evaluation.on_paper = 1 or (evaluation.state in ('submitted', 'set_aside') and evaluation.submitted_at is not null),
        (select json_group_object(mark.criterion, iif(mark.steps = 65535, 'not_applicable', mark.steps))
         from mark where mark.evaluation_id = evaluation.id and mark.steps is not null),
        '{}') as marks,
    iif(evaluation.on_paper = 1,
        (select json_group_object(mark.criterion, mark.comment) from mark where mark.evaluation_id = evaluation.id),
        '{}') as comments,
    iif(evaluation.on_paper = 1, evaluation.comment, '') as comment
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
join member on member.id = evaluation.member_id
join scored_on on scored_on.dossier_id = dossier.id
where dossier.call_id = ?1 and dossier.state <> 'withdrawn'
    and (?2 is null or evaluation.dossier_id = ?2) and (?3 is null or evaluation.member_id = ?3)
order by dossier.number, member.name, member.id
