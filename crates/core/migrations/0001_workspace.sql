-- The workspace itself and the journal. These are the technical tables: no trigger watches them.

-- Exactly one row: who this workspace is. `device` names this copy of the program in the journal.
create table workspace (
    singleton  integer primary key check (singleton = 1),
    id         text not null,
    name       text not null,
    device     text not null,
    created_at text not null
) strict;

-- What concerns this machine only and is no part of the committee's record: who is acting, language, last call.
create table setting (
    name  text primary key,
    value text not null
) strict;

-- One row per operation. `hash` covers the row, its changes and the hash of the row before (see journal/chain.rs);
-- it is empty only while the operation's transaction is open.
create table journal (
    seq        integer primary key,
    device     text not null,
    wall_ms    integer not null,  -- hybrid logical clock: milliseconds since 1970 …
    counter    integer not null,  -- … and the order within one millisecond or after a clock set back
    actor      text not null,     -- `staff` or `member:<id>`
    account    text not null,     -- account name on the machine
    operation  text not null,
    params     text not null check (json_valid(params)),
    reverts    integer references journal (seq),  -- the operation that an undo or a redo turns back
    hash       text not null
) strict;

-- The row images of an operation, written by triggers alone. `row_key` is the JSON array of the primary key.
create table journal_change (
    id        integer primary key,
    entry     integer not null references journal (seq),
    row_table text not null,
    row_key   text not null,
    before    text check (before is null or json_valid(before)),
    after     text check (after is null or json_valid(after))
) strict;
create index journal_change_by_entry on journal_change (entry);
create index journal_change_by_row on journal_change (row_table, row_key);

-- Which dossiers each operation is about, told by its row images alone (journal/about.rs): a dossier's history is found without
-- walking the journal. It is no part of the chain; `verify` compares it with the images.
create table journal_about (
    dossier_id text not null,
    entry      integer not null references journal (seq),
    primary key (dossier_id, entry)
) strict, without rowid;

-- The operation being written. Without a row here, no domain table can be changed.
create table journal_open (
    singleton integer primary key check (singleton = 1),
    entry     integer not null references journal (seq)
) strict;

-- Where the chain ends: a journal cut at its tail is seen too.
create table journal_head (
    singleton integer primary key check (singleton = 1),
    seq       integer not null,
    hash      text not null
) strict;

-- What each actor can undo and redo, newest `seq` first.
create table undo_step (
    seq   integer primary key references journal (seq),
    actor text not null,
    done  integer not null check (done in (0, 1))
) strict;
create index undo_step_by_actor on undo_step (actor, done, seq);

-- A finished operation is never rewritten.
create trigger journal_is_append_only before update on journal when old.hash <> ''
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_is_kept before delete on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_change_is_append_only before update on journal_change
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_change_is_kept before delete on journal_change
begin select raise(abort, 'the journal is append-only'); end;
