select reservation.* from reservation
join decision on decision.id = reservation.decision_id
where (?1 is null or decision.dossier_id = ?1) and (?2 is null or decision.session_id = ?2) and (?3 is null or decision.id = ?3)
order by reservation.decision_id, reservation.position
