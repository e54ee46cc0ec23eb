update dossier
set title = ?2, summary = ?3, theme = ?4, applicant_type = ?5, requested_cents = ?6, implementation_insee = ?7,
    hq_insee = ?8, hq_commitment = ?9, form_signed = ?10, received_at = ?11
where id = ?1
