-- Reservations that a session looks at again, of decisions that stood until it was over.
select reservation.*, review.held_on as review_held_on, review.state as review_state, decision.dossier_id, dossier.number, dossier.title
from session
join dossier on dossier.call_id = session.call_id
join decision on decision.dossier_id = dossier.id
join reservation on reservation.decision_id = decision.id
left join session as review on review.id = reservation.review_session_id
where session.id = ?
    and (review.id = session.id
        or ((review.id is null or review.state = 'cancelled') and coalesce(review.held_on, reservation.review_on) = session.held_on))
    and (decision.reopened_at is null or decision.reopened_for = 'extension' or decision.reopened_at > session.closed_at)
order by dossier.number, reservation.position
