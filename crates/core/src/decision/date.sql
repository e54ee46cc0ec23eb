update decision
set valid_from = ?, valid_to = ?, valid_months = case when acted_on is null then null else valid_months end
where id = ?
