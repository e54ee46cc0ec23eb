-- The draft that stands on those marks: on their version of the grid, with their comment on the whole.
update evaluation set state = 'draft',
    grid_version_id = (select former.grid_version_id from evaluation as former where former.id = ?2),
    comment = (select former.comment from evaluation as former where former.id = ?2),
    on_paper = (select former.on_paper from evaluation as former where former.id = ?2)
where id = ?1
