-- What evaluators wrote for the applicant, of the evaluations that count in the present round; a row without criterion is about the whole.
with counted as (
    select evaluation.id, evaluation.comment
    from evaluation
    join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
    where dossier.id = ?1 and evaluation.state = 'submitted' and evaluation.set_aside = ''
)
select mark.criterion, mark.comment from mark join counted on counted.id = mark.evaluation_id where mark.comment <> ''
union all
select null, counted.comment from counted where counted.comment <> ''
