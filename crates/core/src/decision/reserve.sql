insert into reservation (id, decision_id, position, text, due_on, evidence, responsible) values (?, ?, ?, ?, ?, ?, ?)
