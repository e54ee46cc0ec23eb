-- What an applicant does: its APE code, as INSEE writes it (25.62B). Unknown stays null.
alter table applicant add column activity text;
