select interest.member_id, interest.dossier_id from interest
join member on member.id = interest.member_id
join dossier on dossier.id = interest.dossier_id
where member.call_id = ? and interest.recused = 1
order by interest.member_id, dossier.number
