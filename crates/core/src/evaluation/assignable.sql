-- Shortlisted dossiers and those that are scored, with the voting members who sit, are not recused and do not score them yet.
select dossier.id as dossier_id, member.id as member_id
from dossier
join member on member.call_id = dossier.call_id and member.active = 1 and member.voice = 'voting'
    and member.role in ('chair', 'vice_chair', 'member')
left join interest on interest.member_id = member.id and interest.dossier_id = dossier.id
left join evaluation on evaluation.member_id = member.id and evaluation.dossier_id = dossier.id
    and evaluation.round = dossier.round
where dossier.call_id = ? and dossier.state in ('shortlisted', 'under_evaluation')
    and coalesce(interest.recused, 0) = 0 and evaluation.id is null
order by dossier.number, member.id
