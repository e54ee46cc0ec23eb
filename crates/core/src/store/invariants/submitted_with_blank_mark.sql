-- A submitted evaluation has an answer to every question of its grid: every criterion without parts.
select evaluation.id from evaluation
join grid_version on grid_version.id = evaluation.grid_version_id
join json_tree(grid_version.grid, '$.criteria') as criterion
left join mark on mark.evaluation_id = evaluation.id
              and mark.criterion = criterion.value ->> 'code'
where evaluation.state = 'submitted' and mark.steps is null
    and criterion.type = 'object' and criterion.value ->> 'code' is not null
    and coalesce(json_array_length(criterion.value, '$.parts'), 0) = 0
