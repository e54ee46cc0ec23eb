-- A member, alternate or guest of a call's committee.
create table member (
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
) strict;

-- A member's declaration on a dossier, made before it opens. `kind` is `none` or the reason code of the interest;
-- `recused` says that the member takes no part, `imposed` that the chair decided it.
create table interest (
    member_id   text not null references member (id),
    dossier_id  text not null references dossier (id),
    kind        text not null,
    note        text not null default '',
    recused     integer not null check (recused in (0, 1)),
    imposed     integer not null default 0 check (imposed in (0, 1)),
    declared_at text not null,
    primary key (member_id, dossier_id)
) strict;

-- One evaluation: one member on one dossier, on one version of the grid. `set_aside` is why the staff does not count it,
-- `returned` why it was given back to its member; both are empty otherwise.
create table evaluation (
    id              text primary key,
    dossier_id      text not null references dossier (id),
    member_id       text not null references member (id),
    grid_version_id text references grid_version (id),
    state           text not null,
    comment         text not null default '',
    submitted_at    text,
    set_aside       text not null default '',
    returned        text not null default '',
    unique (dossier_id, member_id)
) strict;

-- A mark in integer steps of the grid's scale (half points: 0..10). Null is a blank, and a blank is never zero.
-- `comment` may be read by the applicant; `private_note` never leaves this workspace.
create table mark (
    evaluation_id text not null references evaluation (id),
    criterion     text not null,
    steps         integer check (steps >= 0),
    comment       text not null default '',
    private_note  text not null default '',
    primary key (evaluation_id, criterion)
) strict;

-- The chair's order of dossiers that nothing published separates: a JSON list, best first, all of the official score
-- `official`. A later order of the same dossiers stands in its place; nothing is overwritten.
create table tie_order (
    id         text primary key,
    call_id    text not null references call (id),
    chair_id   text not null references member (id),
    dossiers   text not null check (json_valid(dossiers)),
    official   text not null,
    motive     text not null check (motive <> ''),
    ordered_at text not null
) strict;
