-- A mark belongs to one version of the grid.
select evaluation.id from evaluation
where grid_version_id is null
  and exists (select 1 from mark where mark.evaluation_id = evaluation.id and steps is not null)
