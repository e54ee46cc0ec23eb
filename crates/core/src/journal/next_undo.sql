select journal.seq, journal.operation, journal.params
from undo_step join journal using (seq)
where undo_step.actor = ? and done = 1
order by undo_step.seq desc limit 1
