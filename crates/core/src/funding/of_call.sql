select funder.* from funder
join dossier on dossier.id = funder.dossier_id
where dossier.call_id = ?
order by funder.name, funder.id
