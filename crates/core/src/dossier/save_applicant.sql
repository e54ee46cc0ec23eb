-- Upsert: `insert or replace` would delete the row first, and the journal would tell of a deletion that nobody made.
insert into applicant (dossier_id, kind, name, legal_form, siren, siret, creation_in_progress, contact_name, email,
                       phone, address, postal_code, commune_insee, activity)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
on conflict (dossier_id) do update
set kind = ?2, name = ?3, legal_form = ?4, siren = ?5, siret = ?6, creation_in_progress = ?7, contact_name = ?8,
    email = ?9, phone = ?10, address = ?11, postal_code = ?12, commune_insee = ?13, activity = ?14
