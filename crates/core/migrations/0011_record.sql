-- What a decision was taken with, as data: who could vote, who did, of what the majority was counted and how many it took.
alter table decision add column poll text check (poll is null or json_valid(poll));

-- The time of the vote, which decides who could vote: stated, or known from the day.
alter table decision add column voted_at text;

-- What the papers of a session draw on, as it was known when it was opened, closed or corrected: rules, grid, seats, quorum, ranking,
-- scores, decisions. Papers are set from the last of them, in any language and at any later time.
create table session_record (
    id         text primary key,
    session_id text not null references session (id),
    version    integer not null check (version >= 1),
    moment     text not null check (moment in ('opening', 'closing', 'correction')),
    record     text not null check (json_valid(record)),
    unique (session_id, version, moment)
) strict;

-- When the applicant withdrew; empty for withdrawals of 0.1.0, which kept it in the journal alone.
alter table dossier add column withdrawn_at text;
