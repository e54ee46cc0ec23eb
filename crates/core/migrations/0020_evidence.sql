-- What a dossier counts of its own evidence (letters, researchers), by the codes of its call's rules. What nobody stated has no line.
create table counter (
    dossier_id  text not null references dossier (id),
    code        text not null,
    figure      integer not null check (figure >= 0),
    source      text not null default '',
    document_id text references document (id),
    page        integer check (page >= 1),
    stated_by   text not null check (stated_by <> ''),
    primary key (dossier_id, code)
) strict;

-- How far a project has come towards being ready for its committee, and since when; none while nobody said.
alter table dossier add column stage text;
alter table dossier add column stage_on text;

-- When the committee looks at a reservation again: at that session, or on a day for which none is planned yet.
alter table reservation add column review_session_id text references session (id);
alter table reservation add column review_on text;
