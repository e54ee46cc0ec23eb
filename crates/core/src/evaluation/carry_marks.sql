-- Into an evaluation (?1) the marks and comments of the same member's in the round before (?2), which was handed in.
insert into mark (evaluation_id, criterion, steps, comment, private_note)
select ?1, mark.criterion, mark.steps, mark.comment, mark.private_note
from mark
join evaluation on evaluation.id = mark.evaluation_id
where evaluation.id = ?2 and evaluation.state = 'submitted'
