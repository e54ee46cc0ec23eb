select reservation.* from reservation
join decision on decision.id = reservation.decision_id
where decision.dossier_id = ?
order by reservation.decision_id, reservation.position
