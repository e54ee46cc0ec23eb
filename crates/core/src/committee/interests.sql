select interest.* from interest
join dossier on dossier.id = interest.dossier_id
where dossier.call_id = ?
order by dossier.number, interest.member_id
