delete from search
where rowid in (select id from search_row where dossier_id = ? and (part = 'page') = ?)
