update decision set act_body = ?, act_reference = ?, acted_on = ?, valid_from = ?, valid_to = ?
where id = ?
