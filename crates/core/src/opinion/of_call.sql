select opinion.* from opinion
join dossier on dossier.id = opinion.dossier_id
where dossier.call_id = ?
order by opinion.given_on, opinion.id
