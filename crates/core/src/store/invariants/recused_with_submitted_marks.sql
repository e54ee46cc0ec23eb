-- A recused member's evaluation never counts: it is `recused`, whatever it was before.
select evaluation.id from evaluation
join interest using (member_id, dossier_id)
where interest.recused = 1 and evaluation.state <> 'recused'
