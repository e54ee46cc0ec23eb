select grid_version.* from grid_version
join dossier on dossier.call_id = grid_version.call_id
where dossier.id = ?1
order by grid_version.id in (
        select grid_version_id from evaluation where dossier_id = ?1 and grid_version_id is not null) desc,
    grid_version.number desc
limit 1
