delete from undo_step
where actor = ? and seq not in (select seq from undo_step where actor = ? order by seq desc limit ?)
