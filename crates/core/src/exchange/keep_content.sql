insert into content (sha256, text_state, reason, engine, pages, extracted_at) values (?, ?, ?, ?, ?, ?)
on conflict (sha256) do nothing
