-- What left for a member to score at home. The identifier of a pack is the device under which its rows are known there; `heads` is
-- what it was made from: whoever acted upon the pack had seen that and nothing later. `contents` has a digest of each dossier, by
-- which the next pack tells what changed.
create table pack (
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

-- What came back, whatever became of it: the file itself is kept by its hash.
create table pack_return (
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

create index pack_return_by_pack on pack_return (pack_id);

-- The keys that a member's first return made known: no other one speaks for them afterwards.
create table member_key (
    member_id text primary key references member (id),
    device    text not null,
    signer    text not null,
    recipient text not null,
    pinned_at text not null
) strict;

-- The keys of this copy, which no file that leaves it holds: technical, outside the journal.
create table keyring (
    singleton integer primary key check (singleton = 1),
    identity  text not null,  -- opens what is encrypted to it
    signing   text not null   -- signs what leaves
) strict;

-- What this copy is where a member works at home: whose it is, of which pack, and whom its return is for.
create table home (
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
