-- A call for projects. `rules` is the CallRules document (call/model.rs), read and edited as a whole.
create table call (
    id         text primary key,
    name       text not null check (name <> ''),
    template   text not null,
    rules      text not null check (json_valid(rules)),
    created_at text not null
) strict;

-- The versions of a call's scoring grid. A version with marks is frozen: an edit makes the next number.
create table grid_version (
    id         text primary key,
    call_id    text not null references call (id),
    number     integer not null check (number >= 1),
    grid       text not null check (json_valid(grid)),
    created_at text not null,
    unique (call_id, number)
) strict;
