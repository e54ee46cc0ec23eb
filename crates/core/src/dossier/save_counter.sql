insert into counter (dossier_id, code, figure, source, document_id, page, stated_by) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
on conflict (dossier_id, code) do update set figure = ?3, source = ?4, document_id = ?5, page = ?6, stated_by = ?7
