-- What an import asked about and nobody has answered yet: kept here with its bytes, so that it can be answered later. It belongs to this
-- file alone: a question is no part of the record, and a copy does not ask it again.
create table waiting (
    key     text primary key,
    call_id text not null,
    name    text not null,
    mail    integer not null check (mail in (0, 1)),
    since   text not null
) strict;

create table waiting_file (
    key    text not null references waiting (key) on delete cascade,
    place  integer not null,
    name   text not null,
    sha256 text not null,
    primary key (key, place)
) strict, without rowid;
