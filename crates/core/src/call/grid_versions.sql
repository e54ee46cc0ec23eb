-- The versions of a call's grids, newest first; a version is frozen once an evaluation stands on it, or once a pack took it home: what
-- is marked there is marked on what it says.
select id, grid_id, number, grid, created_at,
       exists (select 1 from evaluation where evaluation.grid_version_id = grid_version.id)
           or exists (select 1 from consensus where consensus.grid_version_id = grid_version.id)
           or exists (select 1 from pack where pack.call_id = grid_version.call_id and pack.made_at >= grid_version.created_at) as frozen
from grid_version
where call_id = ?
order by number desc
