select journal.seq, journal.operation, journal.params
from undo_step join journal using (seq)
where undo_step.actor = ? and done = 0
order by undo_step.seq limit 1
