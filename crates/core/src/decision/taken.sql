select decision.dossier_id, decision.kind, decision.session_id, decision.reopened_at is not null as reopened from decision
join session on session.id = decision.session_id
where session.call_id = ?
order by decision.decided_at, decision.id
