-- A submitted evaluation has a mark for every criterion of its grid.
select evaluation.id from evaluation
join grid_version on grid_version.id = evaluation.grid_version_id
join json_each(grid_version.grid, '$.criteria') as criterion
left join mark on mark.evaluation_id = evaluation.id
              and mark.criterion = json_extract(criterion.value, '$.code')
where evaluation.state = 'submitted' and mark.steps is null
