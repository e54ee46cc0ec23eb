-- What is printed to be marked with a pen: the evaluations of a call's present rounds (?1) in which somebody may still write, of the members
-- named (?2, a list) or of all of them, and never one whose member takes no part. Nothing that anybody wrote is read.
select evaluation.id, evaluation.round, dossier.number, dossier.title, coalesce(applicant.name, '') as applicant,
    member.id as member_id, member.name as member, coalesce(scored_on.begun, scored_on.newest) as version
from evaluation
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
join member on member.id = evaluation.member_id
join scored_on on scored_on.dossier_id = dossier.id
left join applicant on applicant.dossier_id = dossier.id
left join interest on interest.member_id = evaluation.member_id and interest.dossier_id = evaluation.dossier_id
where dossier.call_id = ?1 and dossier.state = 'under_evaluation' and member.active = 1
    and evaluation.state in ('not_started', 'draft') and coalesce(interest.recused, 0) = 0
    and (json_array_length(?2) = 0 or member.id in (select value from json_each(?2)))
order by dossier.number, member.id
