-- Reservations of decisions, and of those that they extend; each parameter that is given keeps one dossier, session, decision, call.
with asked as (
    select decision.id, decision.extends from decision
    join session on session.id = decision.session_id
    where (?1 is null or decision.dossier_id = ?1) and (?2 is null or decision.session_id = ?2) and (?3 is null or decision.id = ?3)
        and (?4 is null or session.call_id = ?4))
select reservation.*, review.held_on as review_held_on, review.state as review_state from reservation
left join session as review on review.id = reservation.review_session_id
where reservation.decision_id in (select id from asked union select extends from asked)
order by reservation.decision_id, reservation.position
