-- A passage, or where one that is here stands now.
insert into evidence (
    id, evaluation_id, criterion, sha256, page, label, page_box, rotation, quads,
    quote, prefix, suffix, begins, ends, engine, sort_key, comment, state)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set
    sha256 = excluded.sha256, page = excluded.page, label = excluded.label, page_box = excluded.page_box,
    rotation = excluded.rotation, quads = excluded.quads, quote = excluded.quote, prefix = excluded.prefix,
    suffix = excluded.suffix, begins = excluded.begins, ends = excluded.ends, engine = excluded.engine,
    sort_key = excluded.sort_key, state = excluded.state
