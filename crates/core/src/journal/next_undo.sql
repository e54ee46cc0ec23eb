select undo_step.place, journal.device, journal.number, journal.operation, journal.params
from undo_step join journal_place using (place) join journal using (device, number)
where undo_step.person = ? and done = 1
order by undo_step.place desc limit 1
