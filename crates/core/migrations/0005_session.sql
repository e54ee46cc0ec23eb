-- A committee session. `held_on` is a Paris date, `starts_at` a Paris time (`14:05`); instants are UTC.
create table session (
    id              text primary key,
    call_id         text not null references call (id),
    number          integer not null check (number >= 1),
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

-- A dossier on a session's agenda, in the order of `position`, with its hearing and the summary of the debate.
create table agenda_item (
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

-- Who was there. A proxy goes to another member; times are Paris times of the session's day.
create table attendance (
    session_id text not null references session (id),
    member_id  text not null references member (id),
    presence   text not null check (presence in ('present', 'remote', 'excused', 'absent')),
    proxy_to   text references member (id),
    arrived_at text,
    left_at    text,
    primary key (session_id, member_id)
) strict;

-- A decision of the committee. Nothing is overwritten: a later decision on the same dossier is a new row.
-- `quorum`, `support` are JSON; `rank` and `score` are those shown when it was taken (score in the call's decimals).
-- `reopened_*` say when and why the dossier came back to the committee: the decision stays and no longer stands.
create table decision (
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
    reopened_motive  text not null default '',
    unique (session_id, dossier_id)
) strict;
create index decision_by_dossier on decision (dossier_id, decided_at);

-- A condition attached to a decision, with its deadline; `lifted_on` is the Paris day on which it was met, `lifting_motive`
-- how that was established, `document_id` the evidence.
create table reservation (
    id          text primary key,
    decision_id text not null references decision (id),
    position    integer not null,
    text        text not null check (text <> ''),
    due_on      text not null,
    lifted_on   text,
    lifting_motive text not null default '',
    document_id text references document (id)
) strict;

-- The record of a session's decisions made public on a Paris day. `correction` says why a later version replaces this one.
create table publication (
    id           text primary key,
    session_id   text not null references session (id),
    version      integer not null check (version >= 1),
    published_on text not null,
    correction   text,
    unique (session_id, version)
) strict;

-- A paper that was produced. `version` counts the corrections of the record that it belongs to. Its bytes are kept among the documents; `journal_seq` and `journal_hash` are the head of
-- the journal that it prints.
create table paper (
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
    journal_seq  integer not null,
    journal_hash text not null,
    made_at      text not null
) strict;
