-- A member's lines, `criteria` being what they are asked: criteria without parts; the second parameter keeps one dossier, the third one call.
select evaluation.id, evaluation.dossier_id, evaluation.state, evaluation.to_review, dossier.number, dossier.title,
    coalesce(applicant.name, '') as applicant,
    interest.member_id is not null as declared,
    (select count(*) from mark where mark.evaluation_id = evaluation.id and mark.steps is not null) as marked,
    (select count(*) from json_tree(grid_version.grid, '$.criteria') as one
     where one.type = 'object' and one.value ->> 'code' is not null
         and coalesce(json_array_length(one.value, '$.parts'), 0) = 0) as criteria
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
join scored_on on scored_on.dossier_id = dossier.id
join grid_version on grid_version.id = coalesce(scored_on.begun, scored_on.newest)
left join applicant on applicant.dossier_id = dossier.id
left join interest on interest.member_id = evaluation.member_id and interest.dossier_id = evaluation.dossier_id
where evaluation.member_id = ?1 and dossier.state <> 'withdrawn'
    and (?2 is null or dossier.id = ?2) and (?3 is null or dossier.call_id = ?3)
