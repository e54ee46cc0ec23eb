-- A date of receipt is known, stated or unknown: empty until somebody says it. SQLite drops no `not null`, so each column is made
-- anew under its name; the triggers of the row images are made again from the schema.
drop trigger if exists image_dossier_insert;
drop trigger if exists image_dossier_update;
drop trigger if exists image_dossier_delete;
drop trigger if exists image_document_insert;
drop trigger if exists image_document_update;
drop trigger if exists image_document_delete;

alter table dossier add column received text;
update dossier set received = received_at;
alter table dossier drop column received_at;
alter table dossier rename column received to received_at;

alter table document add column received text;
update document set received = received_at;
alter table document drop column received_at;
alter table document rename column received to received_at;

-- When a mail says two things of its date: the later of the two, beside `sent_at`, the earlier.
alter table message add column disputed_at text;
-- Where a mail wants its answers, when that is not its sender: behind a form that relays, the applicant.
alter table message add column reply_to text not null default '';
