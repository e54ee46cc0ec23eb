-- Reservations that were not lifted; whether they still can be is for their decisions to say.
select reservation.*, review.held_on as review_held_on, review.state as review_state, decision.dossier_id, dossier.number, dossier.title
from reservation
join decision on decision.id = reservation.decision_id
join dossier on dossier.id = decision.dossier_id
left join session as review on review.id = reservation.review_session_id
where dossier.call_id = ? and reservation.lifted_on is null
order by reservation.due_on, dossier.number, reservation.position
