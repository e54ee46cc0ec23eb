select undo_step.place, journal.device, journal.number, journal.operation, journal.params
from undo_step join journal_place using (place) join journal using (device, number)
where undo_step.person = ? and done = 0
order by undo_step.place limit 1
