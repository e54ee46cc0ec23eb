-- The passage ?3 once more, as ?1 of the evaluation ?2.
insert into evidence
select ?1, ?2, criterion, sha256, page, label, page_box, rotation, quads, quote, prefix, suffix, begins, ends, engine, sort_key, comment, state
from evidence where id = ?3
