insert into content (sha256, text_state, reason, engine, pages, extracted_at) values (?1, ?2, ?3, ?4, ?5, ?6)
on conflict (sha256) do update set text_state = ?2, reason = ?3, engine = ?4, pages = ?5, extracted_at = ?6
