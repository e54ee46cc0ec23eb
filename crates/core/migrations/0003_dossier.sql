-- One application with its documents. `number` is the reception number within the call; `received_at` is the date of
-- the mail, never that of its import. Amounts are in cents. Unknown stays null: `form_signed` has three answers.
create table dossier (
    id                   text primary key,
    call_id              text not null references call (id),
    number               integer not null check (number >= 1),
    state                text not null,
    title                text not null,
    summary              text not null default '',
    theme                text,
    applicant_type       text,
    requested_cents      integer check (requested_cents >= 0),
    implementation_insee text,
    hq_insee             text,
    hq_commitment        integer not null default 0 check (hq_commitment in (0, 1)),
    form_signed          integer check (form_signed in (0, 1)),
    received_at          text not null,
    received_by          text not null check (received_by in ('mail', 'file', 'hand')),
    created_at           text not null,
    unique (call_id, number)
) strict;

-- Who applies: a person or an organisation. A person who is founding a company has no SIREN yet.
create table applicant (
    dossier_id           text primary key references dossier (id),
    kind                 text not null check (kind in ('person', 'organisation')),
    name                 text not null default '',
    legal_form           text not null default '',
    siren                text,
    siret                text,
    creation_in_progress integer not null default 0 check (creation_in_progress in (0, 1)),
    contact_name         text not null default '',
    email                text not null default '',
    phone                text not null default '',
    address              text not null default '',
    postal_code          text,
    commune_insee        text
) strict;
create index applicant_by_siren on applicant (siren);

-- A mail that fed a dossier. `message_key` is its Message-ID, or the hash of the file when it has none.
create table message (
    id           text primary key,
    dossier_id   text not null references dossier (id),
    message_key  text not null,
    from_name    text not null default '',
    from_address text not null default '',
    subject      text not null default '',
    sent_at      text,
    sha256       text not null,
    unique (dossier_id, message_key)
) strict;

-- A document of a dossier. Its bytes are the file `documents/ab/<sha256>`; `name` is for people only.
create table document (
    id          text primary key,
    dossier_id  text not null references dossier (id),
    message_id  text references message (id),
    sha256      text not null,
    name        text not null,
    media_type  text not null,
    size        integer not null check (size >= 0),
    kind        text not null,
    received_at text not null,
    unique (dossier_id, sha256)
) strict;
create index document_by_sha256 on document (sha256);

-- A required document that is not asked for, and why.
create table waiver (
    dossier_id text not null references dossier (id),
    kind       text not null,
    motive     text not null check (motive <> ''),
    primary key (dossier_id, kind)
) strict;

-- Every check is an act of its own: step, outcome, motive, facts found. The latest of a step is the one that counts.
create table dossier_check (
    id         text primary key,
    dossier_id text not null references dossier (id),
    step       text not null,
    outcome    text not null,
    motive     text not null default '',
    detail     text not null check (json_valid(detail)),
    actor      text not null,
    checked_at text not null
) strict;
create index dossier_check_by_dossier on dossier_check (dossier_id, step, checked_at);
