-- A member's evaluations of a dossier, one for each round. `blank`: not one mark was given.
select id, state, submitted_at,
    not exists (select 1 from mark where evaluation_id = evaluation.id and steps is not null) as blank
from evaluation where member_id = ? and dossier_id = ?
