insert into funder (id, dossier_id, name, status, status_on, amount_cents) values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (id) do update set name = ?3, status = ?4, status_on = ?5, amount_cents = ?6
