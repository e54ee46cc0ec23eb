insert into reservation (id, decision_id, position, text, due_on, evidence, responsible, review_session_id, review_on)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
