-- The members of the council on a dossier's call, and whether each takes part in that dossier.
select member.name, coalesce(interest.recused, 0) as recused
from dossier
join member on member.call_id = dossier.call_id and member.active = 1 and member.capacity = 'council'
left join interest on interest.member_id = member.id and interest.dossier_id = dossier.id
where dossier.id = ?
