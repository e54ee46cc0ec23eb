select member.*,
    count(evaluation.id) filter (where evaluation.state <> 'recused') as assigned,
    count(evaluation.id) filter (where evaluation.state = 'submitted') as submitted
from member
left join evaluation on evaluation.member_id = member.id
    and evaluation.round = (select round from dossier where dossier.id = evaluation.dossier_id)
where member.call_id = ?
group by member.id
order by member.id
