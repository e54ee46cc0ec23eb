-- The twelve dossiers of the sample once more, under identifiers that begin with the number of the copy (?1).
insert into dossier (id, call_id, number, state, title, summary, received_at, received_by, created_at)
select printf('%08x', ?1) || substr(id, 9), call_id, number + 1000 * ?1, state, title, summary, received_at, received_by,
       created_at
from dossier where number < 1000
