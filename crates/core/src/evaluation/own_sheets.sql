-- What a member (?1) wrote in a call (?2), in every round, but on dossiers from which they are recused. `current`: of the present round.
select evaluation.id, evaluation.dossier_id, evaluation.grid_version_id, evaluation.round = dossier.round as current,
    dossier.number,
    coalesce((
        select json_group_array(json_object('criterion', mark.criterion, 'mark',
            iif(mark.steps = 65535, 'not_applicable', mark.steps), 'comment', mark.comment, 'private_note', ''))
        from mark where mark.evaluation_id = evaluation.id), '[]') as marks
from evaluation
join dossier on dossier.id = evaluation.dossier_id
where evaluation.member_id = ?1 and dossier.call_id = ?2 and evaluation.grid_version_id is not null
    and dossier.state <> 'withdrawn' and evaluation.state <> 'recused'
    and not exists (
        select 1 from interest
        where interest.member_id = evaluation.member_id and interest.dossier_id = evaluation.dossier_id and interest.recused = 1)
order by dossier.number, evaluation.round
