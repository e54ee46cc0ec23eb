insert into opinion (id, dossier_id, kind, recommendations, advisers, given_on) values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (id) do update set kind = ?3, recommendations = ?4, advisers = ?5, given_on = ?6
