-- A dossier with the next number of its call.
insert into dossier (id, call_id, number, state, title, summary, theme, applicant_type, requested_cents,
                     implementation_insee, hq_insee, hq_commitment, form_signed, received_at, received_by, created_at)
select ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
from dossier where call_id = ?2
returning number
