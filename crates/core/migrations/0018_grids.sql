-- A further grid of a call, besides its own, for the dossiers that its choice names (GridChoice, grid/choice.rs) or that are given it by hand.
create table grid (
    id         text primary key,
    call_id    text not null references call (id),
    name       text not null check (name <> ''),
    place      integer not null check (place >= 1),
    choice     text not null check (json_valid(choice)),
    created_at text not null
) strict;

-- Numbers count the versions of one grid; no `grid_id` is the call's own. SQLite changes no unique key, so two tables are made anew;
-- the triggers of the row images are made again from the schema.
create table grid_version_anew (
    id         text primary key,
    call_id    text not null references call (id),
    grid_id    text references grid (id),
    number     integer not null check (number >= 1),
    grid       text not null check (json_valid(grid)),
    created_at text not null
) strict;
insert into grid_version_anew select id, call_id, null, number, grid, created_at from grid_version;
drop table grid_version;
alter table grid_version_anew rename to grid_version;
create unique index grid_version_by_number on grid_version (call_id, coalesce(grid_id, ''), number);

-- A dossier is scored in rounds: members score it anew after a hearing or in a next phase, and every round is kept.
alter table dossier add column grid_id text references grid (id);
alter table dossier add column round integer not null default 1 check (round >= 1);

create table evaluation_anew (
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
    looked_at       text,
    unique (dossier_id, member_id, round)
) strict;
insert into evaluation_anew select id, dossier_id, member_id, 1, grid_version_id, state, comment, submitted_at, set_aside, returned, looked_at
from evaluation;
drop table evaluation;
alter table evaluation_anew rename to evaluation;

-- What the committee agreed on in a round, question by question: it stands beside the members' marks and takes their place in the result.
create table consensus (
    id              text primary key,
    dossier_id      text not null references dossier (id),
    round           integer not null check (round >= 1),
    grid_version_id text not null references grid_version (id),
    note            text not null default '',
    agreed_at       text not null,
    unique (dossier_id, round)
) strict;

create table consensus_mark (
    consensus_id text not null references consensus (id),
    criterion    text not null,
    steps        integer not null check (steps >= 0),
    primary key (consensus_id, criterion)
) strict;
