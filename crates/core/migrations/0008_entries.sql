-- Entries that travel. An entry names a person and means the same on every machine; where it stands here is a table of its own.
-- Longer than other files because the journal of the first format is set aside whole: journal/upgrade.rs makes its entries anew
-- from the `former_*` tables and drops them. The triggers of row images are no longer part of a migration: they are made from the
-- schema as it stands (journal/triggers.rs) each time a workspace is opened and they differ.

drop trigger journal_agenda_item_insert;
drop trigger journal_agenda_item_update;
drop trigger journal_agenda_item_delete;
drop trigger journal_applicant_insert;
drop trigger journal_applicant_update;
drop trigger journal_applicant_delete;
drop trigger journal_attendance_insert;
drop trigger journal_attendance_update;
drop trigger journal_attendance_delete;
drop trigger journal_call_insert;
drop trigger journal_call_update;
drop trigger journal_call_delete;
drop trigger journal_decision_insert;
drop trigger journal_decision_update;
drop trigger journal_decision_delete;
drop trigger journal_document_insert;
drop trigger journal_document_update;
drop trigger journal_document_delete;
drop trigger journal_dossier_insert;
drop trigger journal_dossier_update;
drop trigger journal_dossier_delete;
drop trigger journal_dossier_check_insert;
drop trigger journal_dossier_check_update;
drop trigger journal_dossier_check_delete;
drop trigger journal_evaluation_insert;
drop trigger journal_evaluation_update;
drop trigger journal_evaluation_delete;
drop trigger journal_grid_version_insert;
drop trigger journal_grid_version_update;
drop trigger journal_grid_version_delete;
drop trigger journal_interest_insert;
drop trigger journal_interest_update;
drop trigger journal_interest_delete;
drop trigger journal_mark_insert;
drop trigger journal_mark_update;
drop trigger journal_mark_delete;
drop trigger journal_member_insert;
drop trigger journal_member_update;
drop trigger journal_member_delete;
drop trigger journal_message_insert;
drop trigger journal_message_update;
drop trigger journal_message_delete;
drop trigger journal_paper_insert;
drop trigger journal_paper_update;
drop trigger journal_paper_delete;
drop trigger journal_publication_insert;
drop trigger journal_publication_update;
drop trigger journal_publication_delete;
drop trigger journal_reservation_insert;
drop trigger journal_reservation_update;
drop trigger journal_reservation_delete;
drop trigger journal_session_insert;
drop trigger journal_session_update;
drop trigger journal_session_delete;
drop trigger journal_tie_order_insert;
drop trigger journal_tie_order_update;
drop trigger journal_tie_order_delete;
drop trigger journal_waiver_insert;
drop trigger journal_waiver_update;
drop trigger journal_waiver_delete;
drop trigger journal_is_append_only;
drop trigger journal_is_kept;
drop trigger journal_change_is_append_only;
drop trigger journal_change_is_kept;
drop index journal_change_by_entry;
drop index journal_change_by_row;
drop index undo_step_by_actor;
drop table journal_about;
drop table journal_open;
drop table journal_head;
alter table journal rename to former_journal;
alter table journal_change rename to former_change;
alter table undo_step rename to former_step;
delete from setting where name = 'actor';

-- One row per entry, as it travels (docs/format-entries.md), written once and never again. `number` counts the entries of its device.
create table journal (
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

-- Where an entry stands in this file, and when it came here; none for what was done here.
create table journal_place (
    place      integer primary key,
    device     text not null,
    number     integer not null,
    arrived_at text,
    unique (device, number)
) strict;

-- The row images of an entry, in the order of their making. `row_key` is the JSON array of the primary key.
create table journal_change (
    id        integer primary key,
    place     integer not null,
    row_table text not null,
    row_key   text not null,
    before    text check (before is null or json_valid(before)),
    after     text check (after is null or json_valid(after))
) strict;
create index journal_change_by_place on journal_change (place);
create index journal_change_by_row on journal_change (row_table, row_key);

-- Which dossiers each entry is about, told by its row images alone (journal/about.rs). No part of the chain; `verify` compares it.
create table journal_about (
    dossier_id text not null,
    place      integer not null references journal_place (place),
    primary key (dossier_id, place)
) strict, without rowid;

-- The entry being written. Without a row here no domain table can be changed; at place 0 the rows written are those of entries
-- that came with their images, which are not taken again.
create table journal_open (
    singleton integer primary key check (singleton = 1),
    place     integer not null
) strict;

-- Where the chain of each device ends: one cut at its tail is seen too. `told` is how far this device's own entries already say
-- that they had seen the other's.
create table journal_head (
    device  text primary key,
    number  integer not null,
    hash    text not null,
    wall_ms integer not null,
    counter integer not null,
    told    integer not null default 0
) strict;

-- What each person can undo and redo on this device, newest `place` first.
create table undo_step (
    place  integer primary key references journal_place (place),
    person text not null,
    done   integer not null check (done in (0, 1))
) strict;
create index undo_step_by_person on undo_step (person, done, place);

-- Fields that two entries made different without knowing of one another: told by the entries alone (journal/replay.rs).
-- `field` is empty where one removed the row that the other changed.
create table journal_conflict (
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

-- Entries of which a rule forbids the rows here, with the error that says why.
create table journal_refused (
    device text not null,
    number integer not null,
    code   text not null,
    params text not null check (json_valid(params)),
    primary key (device, number)
) strict, without rowid;

-- What the other copies of this workspace had when they were last heard of: the last entry of each device, as JSON.
create table peer (
    device   text primary key,
    knows    text not null check (json_valid(knows)),
    heard_at text not null
) strict;

-- An entry is written once. Its arrival closes what is open and moves the head of its chain.
create trigger journal_is_append_only before update on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_is_kept before delete on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_change_is_append_only before update on journal_change
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_change_is_kept before delete on journal_change
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_entry_takes_its_place after insert on journal
begin
    insert into journal_place (place, device, number) select place, new.device, new.number from journal_open where place > 0;
    delete from journal_open where place > 0;
    insert into journal_head (device, number, hash, wall_ms, counter)
    values (new.device, new.number, new.hash, new.wall_ms, new.counter)
    on conflict (device) do update set number = excluded.number, hash = excluded.hash,
        wall_ms = max(wall_ms, excluded.wall_ms),
        counter = case when excluded.wall_ms >= wall_ms then excluded.counter else counter end;
end;

-- A new step ends what could be redone, and the oldest of five hundred.
create trigger undo_step_is_newest after insert on undo_step when new.done = 1
begin
    delete from undo_step where person = new.person and done = 0;
    delete from undo_step where person = new.person and done = 1 and place <= (
        select place from undo_step where person = new.person and done = 1 order by place desc limit 1 offset 500);
end;

-- A person of the staff. Members of a committee are persons too, under their own identifier.
create table person (
    id       text primary key,
    name     text not null check (name <> ''),
    function text not null default '',
    email    text not null default '',
    active   integer not null default 1 check (active in (0, 1))
) strict;

-- That a person settled a conflict between two entries, and how: `take` is the entry whose value was kept.
create table settlement (
    id          text primary key,
    conflict_id text not null,
    take_device text not null,
    take_number integer not null,
    settled_at  text not null
) strict;
create index settlement_by_conflict on settlement (conflict_id);

-- Who recorded a check is a person.
alter table dossier_check rename column actor to person;

-- One word for one act: an evaluation is set aside and reinstated.
update evaluation set state = 'set_aside' where state = 'voided';

-- A paper prints the heads of all devices' chains, in one line.
alter table paper drop column journal_seq;
alter table paper rename column journal_hash to heads;

-- A session gets its number when it is held: one that is cancelled leaves no gap.
create table session_numbered_when_held (
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
insert into session_numbered_when_held select * from session;
drop table session;
alter table session_numbered_when_held rename to session;
