-- Evaluations handed in, and assigned: the recused and those without an opinion are awaited no more.
select evaluation.dossier_id, sum(evaluation.state = 'submitted') as submitted, count(*) as assigned
from evaluation join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where dossier.call_id = ? and evaluation.state in ('not_started', 'draft', 'submitted')
group by evaluation.dossier_id
