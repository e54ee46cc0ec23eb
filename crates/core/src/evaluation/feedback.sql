-- What evaluators wrote for the applicant, of the evaluations that count; a row without criterion is about the whole.
select mark.criterion, mark.comment from mark
join evaluation on evaluation.id = mark.evaluation_id
where evaluation.dossier_id = ?1 and evaluation.state = 'submitted' and evaluation.set_aside = '' and mark.comment <> ''
union all
select null, evaluation.comment from evaluation
where evaluation.dossier_id = ?1 and evaluation.state = 'submitted' and evaluation.set_aside = '' and evaluation.comment <> ''
