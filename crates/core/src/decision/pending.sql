-- Reservations of decisions that stand and were not lifted.
select reservation.*, review.held_on as review_held_on, review.state as review_state, decision.dossier_id, dossier.number, dossier.title
from reservation
join decision on decision.id = reservation.decision_id
join dossier on dossier.id = decision.dossier_id
left join session as review on review.id = reservation.review_session_id
where dossier.call_id = ? and dossier.state = 'selected_with_reservations'
    and reservation.lifted_on is null and decision.reopened_at is null
    and not exists (
        select 1 from decision as later
        where later.dossier_id = decision.dossier_id and later.decided_at > decision.decided_at)
order by reservation.due_on, dossier.number, reservation.position
