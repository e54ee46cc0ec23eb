-- Generated from the migrations by the tests: the schema as it stands.

CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);

CREATE TABLE agenda_item (
    id         text primary key,
    session_id text not null references session (id),
    dossier_id text not null references dossier (id),
    position   integer not null,
    heard_at   text,
    heard_until text,
    persons    text not null default '',
    debate     text not null default '',
    unique (session_id, dossier_id)
) strict;

CREATE TABLE applicant (
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
, activity text) strict;

CREATE INDEX applicant_by_siren on applicant (siren);

CREATE TABLE attendance (
    session_id text not null references session (id),
    member_id  text not null references member (id),
    presence   text not null check (presence in ('present', 'remote', 'excused', 'absent')),
    proxy_to   text references member (id),
    arrived_at text,
    left_at    text,
    primary key (session_id, member_id)
) strict;

CREATE TABLE call (
    id         text primary key,
    name       text not null check (name <> ''),
    template   text not null,
    rules      text not null check (json_valid(rules)),
    created_at text not null
) strict;

CREATE TABLE consensus (
    id              text primary key,
    dossier_id      text not null references dossier (id),
    round           integer not null check (round >= 1),
    grid_version_id text not null references grid_version (id),
    note            text not null default '',
    agreed_at       text not null,
    unique (dossier_id, round)
) strict;

CREATE TABLE consensus_mark (
    consensus_id text not null references consensus (id),
    criterion    text not null,
    steps        integer not null check (steps >= 0),
    primary key (consensus_id, criterion)
) strict;

CREATE TABLE content (
    sha256       text primary key,
    text_state   text not null,
    reason       text,
    engine       text,
    pages        integer,
    extracted_at text not null
) strict;

CREATE TABLE counter (
    dossier_id  text not null references dossier (id),
    code        text not null,
    figure      integer not null check (figure >= 0),
    source      text not null default '',
    document_id text references document (id),
    page        integer check (page >= 1),
    stated_by   text not null check (stated_by <> ''),
    primary key (dossier_id, code)
) strict;

CREATE TABLE decision (
    id               text primary key,
    dossier_id       text not null references dossier (id),
    session_id       text not null references session (id),
    kind             text not null,
    motive           text not null check (motive <> ''),
    mode             text not null check (mode in ('consensus', 'show_of_hands', 'secret_ballot')),
    votes_for        integer check (votes_for >= 0),
    votes_against    integer check (votes_against >= 0),
    abstentions      integer check (abstentions >= 0),
    casting_vote     integer not null default 0 check (casting_vote in (0, 1)),
    quorum           text not null check (json_valid(quorum)),
    rank             integer,
    score            text,
    departure_reason text,
    amount_cents     integer check (amount_cents >= 0),
    support          text not null check (json_valid(support)),
    decided_at       text not null,
    reopened_at      text,
    reopened_for     text,
    reopened_motive  text not null default '', poll text check (poll is null or json_valid(poll)), voted_at text, act_body text not null default '', act_reference text not null default '', acted_on text, valid_from text, valid_to text, extends text references decision (id), redirected_to text, valid_months integer check (valid_months > 0),
    unique (session_id, dossier_id)
) strict;

CREATE INDEX decision_by_dossier on decision (dossier_id, decided_at);

CREATE TABLE document (
    id          text primary key,
    dossier_id  text not null references dossier (id),
    message_id  text references message (id),
    sha256      text not null,
    name        text not null,
    media_type  text not null,
    size        integer not null check (size >= 0),
    kind        text not null,
    received_at text,
    unique (dossier_id, sha256)
) strict;

CREATE INDEX document_by_sha256 on document (sha256);

CREATE TABLE dossier (
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
    received_by          text not null check (received_by in ('mail', 'file', 'hand')),
    created_at           text not null, withdrawn_at text, received_at text, grid_id text references grid (id), round integer not null default 1 check (round >= 1), stage text, stage_on text,
    unique (call_id, number)
) strict;

CREATE TABLE dossier_check (
    id         text primary key,
    dossier_id text not null references dossier (id),
    step       text not null,
    outcome    text not null,
    motive     text not null default '',
    detail     text not null check (json_valid(detail)),
    person      text not null,
    checked_at text not null
) strict;

CREATE INDEX dossier_check_by_dossier on dossier_check (dossier_id, step, checked_at);

CREATE TABLE "evaluation" (
    id              text primary key,
    dossier_id      text not null references dossier (id),
    member_id       text not null references member (id),
    round           integer not null default 1 check (round >= 1),
    grid_version_id text references grid_version (id),
    state           text not null,
    comment         text not null default '',
    submitted_at    text,
    set_aside       text not null default '',
    returned        text not null default '',
    looked_at       text, to_review integer not null default 0 check (to_review in (0, 1)), on_paper integer not null default 0 check (on_paper in (0, 1)),
    unique (dossier_id, member_id, round)
) strict;

CREATE TABLE evidence (
    id            text primary key,
    evaluation_id text not null references evaluation (id),
    criterion     text not null,
    sha256        text not null,
    page          integer not null check (page >= 0),
    label         text not null default '',
    page_box      text not null check (json_valid(page_box)),
    rotation      integer not null check (rotation in (0, 90, 180, 270)),
    quads         text not null check (json_valid(quads)),
    quote         text not null default '',
    prefix        text not null default '',
    suffix        text not null default '',
    begins        integer check (begins >= 0),
    ends          integer check (ends >= begins),
    engine        text not null default '',
    sort_key      text not null,
    comment       text not null default '',
    state         text not null
) strict;

CREATE INDEX evidence_by_evaluation on evidence (evaluation_id);

CREATE TABLE funder (
    id           text primary key,
    dossier_id   text not null references dossier (id),
    name         text not null check (name <> ''),
    status       text not null check (status in ('targeted', 'applied', 'funded', 'refused')),
    status_on    text not null,
    amount_cents integer check (amount_cents >= 0)
) strict;

CREATE INDEX funder_by_dossier on funder (dossier_id);

CREATE TABLE grid (
    id         text primary key,
    call_id    text not null references call (id),
    name       text not null check (name <> ''),
    place      integer not null check (place >= 1),
    choice     text not null check (json_valid(choice)),
    created_at text not null
) strict;

CREATE TABLE "grid_version" (
    id         text primary key,
    call_id    text not null references call (id),
    grid_id    text references grid (id),
    number     integer not null check (number >= 1),
    grid       text not null check (json_valid(grid)),
    created_at text not null
) strict;

CREATE UNIQUE INDEX grid_version_by_number on grid_version (call_id, coalesce(grid_id, ''), number);

CREATE TABLE home (
    singleton integer primary key check (singleton = 1),
    workspace text not null,
    call_id   text not null,
    member_id text not null,
    pack_id   text not null,
    version   integer not null,
    signer    text not null,
    recipient text not null,
    contact   text not null check (json_valid(contact)),
    returned  integer not null default 0,  -- the version of the last return …
    reached   integer not null default 0   -- … and the last entry that it held
) strict;

CREATE TABLE interest (
    member_id   text not null references member (id),
    dossier_id  text not null references dossier (id),
    kind        text not null,
    note        text not null default '',
    recused     integer not null check (recused in (0, 1)),
    imposed     integer not null default 0 check (imposed in (0, 1)),
    declared_at text not null,
    primary key (member_id, dossier_id)
) strict;

CREATE TRIGGER journal_entry_takes_its_place after insert on journal
begin
    insert into journal_place (place, device, number) select place, new.device, new.number from journal_open where place > 0;
    delete from journal_open where place > 0;
    insert into journal_head (device, number, hash, wall_ms, counter)
    values (new.device, new.number, new.hash, new.wall_ms, new.counter)
    on conflict (device) do update set number = excluded.number, hash = excluded.hash,
        wall_ms = max(wall_ms, excluded.wall_ms),
        counter = case when excluded.wall_ms >= wall_ms then excluded.counter else counter end;
end;

CREATE TRIGGER journal_is_append_only before update on journal
begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER journal_is_kept before delete on journal
begin select raise(abort, 'the journal is append-only'); end;

CREATE TABLE journal (
    device         text not null,
    number         integer not null check (number >= 1),
    wall_ms        integer not null,  -- hybrid logical time: milliseconds since 1970 …
    counter        integer not null,  -- … and the order within one millisecond or after a clock set back
    schema         integer not null,  -- the schema under which its images were taken
    person         text not null,     -- a person of the staff, or a member
    part           text not null check (part in ('secretariat', 'chair', 'member')),
    account        text not null,     -- account name on the machine
    operation      text not null,
    params         text not null check (json_valid(params)),
    reverts_device text,              -- the entry that an undo or a redo turns back
    reverts_number integer,
    seen           text not null check (json_valid(seen)),  -- of each other device the last entry known, where that moved
    hash           text not null,
    primary key (device, number)
) strict, without rowid;

CREATE TABLE journal_about (
    dossier_id text not null,
    place      integer not null references journal_place (place),
    primary key (dossier_id, place)
) strict, without rowid;

CREATE TRIGGER journal_change_is_append_only before update on journal_change
begin select raise(abort, 'the journal is append-only'); end;

CREATE TRIGGER journal_change_is_kept before delete on journal_change
begin select raise(abort, 'the journal is append-only'); end;

CREATE TABLE journal_change (
    id        integer primary key,
    place     integer not null,
    row_table text not null,
    row_key   text not null,
    before    text check (before is null or json_valid(before)),
    after     text check (after is null or json_valid(after))
) strict;

CREATE INDEX journal_change_by_place on journal_change (place);

CREATE INDEX journal_change_by_row on journal_change (row_table, row_key);

CREATE TABLE journal_conflict (
    id            text primary key,
    row_table     text not null,
    row_key       text not null,
    field         text not null,
    first_device  text not null,
    first_number  integer not null,
    first_value   text not null check (json_valid(first_value)),
    second_device text not null,
    second_number integer not null,
    second_value  text not null check (json_valid(second_value))
) strict;

CREATE TABLE journal_head (
    device  text primary key,
    number  integer not null,
    hash    text not null,
    wall_ms integer not null,
    counter integer not null,
    told    integer not null default 0
) strict;

CREATE TABLE journal_open (
    singleton integer primary key check (singleton = 1),
    place     integer not null
) strict;

CREATE TABLE journal_place (
    place      integer primary key,
    device     text not null,
    number     integer not null,
    arrived_at text,
    unique (device, number)
) strict;

CREATE TABLE journal_refused (
    device text not null,
    number integer not null,
    code   text not null,
    params text not null check (json_valid(params)),
    primary key (device, number)
) strict, without rowid;

CREATE TABLE keyring (
    singleton integer primary key check (singleton = 1),
    identity  text not null,  -- opens what is encrypted to it
    signing   text not null   -- signs what leaves
) strict;

CREATE TABLE mark (
    evaluation_id text not null references evaluation (id),
    criterion     text not null,
    steps         integer check (steps >= 0),
    comment       text not null default '',
    private_note  text not null default '',
    primary key (evaluation_id, criterion)
) strict;

CREATE TABLE member (
    id           text primary key,
    call_id      text not null references call (id),
    name         text not null check (name <> ''),
    capacity     text not null,
    college      text not null,
    voice        text not null check (voice in ('voting', 'advisory')),
    role         text not null,
    organisation text not null default '',
    email        text not null default '',
    active       integer not null default 1 check (active in (0, 1))
, alternate_of text references member (id), fields text not null default '[]') strict;

CREATE TABLE member_key (
    member_id text primary key references member (id),
    device    text not null,
    signer    text not null,
    recipient text not null,
    pinned_at text not null
) strict;

CREATE TABLE message (
    id           text primary key,
    dossier_id   text not null references dossier (id),
    message_key  text not null,
    from_name    text not null default '',
    from_address text not null default '',
    subject      text not null default '',
    sent_at      text,
    sha256       text not null, disputed_at text, reply_to text not null default '',
    unique (dossier_id, message_key)
) strict;

CREATE TABLE opinion (
    id              text primary key,
    dossier_id      text not null references dossier (id),
    kind            text not null check (kind in ('favourable', 'reserved', 'unfavourable')),
    recommendations text not null default '',
    advisers        text not null check (advisers <> ''),
    given_on        text not null
) strict;

CREATE INDEX opinion_by_dossier on opinion (dossier_id);

CREATE TABLE pack (
    id        text primary key,
    call_id   text not null references call (id),
    member_id text not null references member (id),
    version   integer not null check (version >= 1),
    state     text not null check (state in ('out', 'closing', 'closed', 'revoked')),
    heads     text not null check (json_valid(heads)),
    dossiers  integer not null check (dossiers >= 1),
    contents  text not null check (json_valid(contents)),
    size      integer not null check (size >= 1),
    sha256    text not null,
    made_at   text not null,
    unique (member_id, version)
) strict;

CREATE TABLE pack_return (
    id       text primary key,
    pack_id  text not null references pack (id),
    device   text not null,
    version  integer not null check (version >= 1),
    acts     integer not null check (acts >= 0),
    receipt  text not null,
    sha256   text not null,
    made_at  text not null,
    came_at  text not null,
    outcome  text not null check (outcome in ('merged', 'late', 'older', 'closed', 'revoked')),
    unique (device, version)
) strict;

CREATE INDEX pack_return_by_pack on pack_return (pack_id);

CREATE TABLE page_text (
    sha256 text not null,
    page   integer not null,
    text   text not null,
    primary key (sha256, page)
) strict, without rowid;

CREATE TABLE paper (
    id           text primary key,
    call_id      text not null references call (id),
    session_id   text references session (id),
    dossier_id   text references dossier (id),
    kind         text not null,
    language     text not null,
    audience     text not null,
    name         text not null,
    sha256       text not null,
    version      integer not null default 1 check (version >= 1),
    heads text not null,
    made_at      text not null
) strict;

CREATE TABLE peer (
    device   text primary key,
    knows    text not null check (json_valid(knows)),
    heard_at text not null
) strict;

CREATE TABLE person (
    id       text primary key,
    name     text not null check (name <> ''),
    function text not null default '',
    email    text not null default '',
    active   integer not null default 1 check (active in (0, 1))
) strict;

CREATE TABLE publication (
    id           text primary key,
    session_id   text not null references session (id),
    version      integer not null check (version >= 1),
    published_on text not null,
    correction   text,
    unique (session_id, version)
) strict;

CREATE TABLE reservation (
    id          text primary key,
    decision_id text not null references decision (id),
    position    integer not null,
    text        text not null check (text <> ''),
    due_on      text not null,
    lifted_on   text,
    lifting_motive text not null default '',
    document_id text references document (id)
, evidence text not null default '', responsible text not null default '', review_session_id text references session (id), review_on text) strict;

CREATE TABLE seal (
    subject text primary key,  -- 'workspace', 'setting <name>', 'text <sha256>'
    sha256  text not null
) strict, without rowid;

CREATE VIRTUAL TABLE search using fts5 (
    body, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_row (
    id         integer primary key,
    dossier_id text not null,
    part       text not null,
    key        text not null,
    page       integer
) strict;

CREATE INDEX search_row_by_dossier on search_row (dossier_id, part);

CREATE TABLE "session" (
    id              text primary key,
    call_id         text not null references call (id),
    number          integer check (number >= 1),
    state           text not null,
    held_on         text not null,
    starts_at       text not null,
    place           text not null default '',
    reconvened_from text references session (id),
    chair_id        text references member (id),
    secretary       text not null default '',
    convened_at     text,
    opened_at       text,
    closed_at       text,
    approved_at     text,
    next_on         text,
    unique (call_id, number)
) strict;

CREATE TABLE session_record (
    id         text primary key,
    session_id text not null references session (id),
    version    integer not null check (version >= 1),
    moment     text not null check (moment in ('opening', 'closing', 'correction')),
    record     text not null check (json_valid(record)),
    unique (session_id, version, moment)
) strict;

CREATE TABLE setting (
    name  text primary key,
    value text not null
) strict;

CREATE TABLE settlement (
    id          text primary key,
    conflict_id text not null,
    take_device text not null,
    take_number integer not null,
    settled_at  text not null
) strict;

CREATE INDEX settlement_by_conflict on settlement (conflict_id);

CREATE TABLE tie_order (
    id         text primary key,
    call_id    text not null references call (id),
    chair_id   text not null references member (id),
    dossiers   text not null check (json_valid(dossiers)),
    official   text not null,
    motive     text not null check (motive <> ''),
    ordered_at text not null
) strict;

CREATE TRIGGER undo_step_is_newest after insert on undo_step when new.done = 1
begin
    delete from undo_step where person = new.person and done = 0;
    delete from undo_step where person = new.person and done = 1 and place <= (
        select place from undo_step where person = new.person and done = 1 order by place desc limit 1 offset 500);
end;

CREATE TABLE undo_step (
    place  integer primary key references journal_place (place),
    person text not null,
    done   integer not null check (done in (0, 1))
) strict;

CREATE INDEX undo_step_by_person on undo_step (person, done, place);

CREATE TABLE waiting (
    key     text primary key,
    call_id text not null,
    name    text not null,
    mail    integer not null check (mail in (0, 1)),
    since   text not null
) strict;

CREATE TABLE waiting_file (
    key    text not null references waiting (key) on delete cascade,
    place  integer not null,
    name   text not null,
    sha256 text not null,
    primary key (key, place)
) strict, without rowid;

CREATE TABLE waiver (
    dossier_id text not null references dossier (id),
    kind       text not null,
    motive     text not null check (motive <> ''),
    primary key (dossier_id, kind)
) strict;

CREATE TABLE workspace (
    singleton  integer primary key check (singleton = 1),
    id         text not null,
    name       text not null,
    device     text not null,
    created_at text not null
) strict;
