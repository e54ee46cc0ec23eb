-- From when to when what a decision grants holds: stated, and never computed from today. An extension is a decision of its own,
-- which names the one that it extends.
alter table decision add column valid_from text;
alter table decision add column valid_to text;
alter table decision add column extends text references decision (id);

-- What shows that a reservation is met, and who answers for it.
alter table reservation add column evidence text not null default '';
alter table reservation add column responsible text not null default '';

-- Whom a project asks for money, and how far that has come.
create table funder (
    id           text primary key,
    dossier_id   text not null references dossier (id),
    name         text not null check (name <> ''),
    status       text not null check (status in ('targeted', 'applied', 'funded', 'refused')),
    status_on    text not null,
    amount_cents integer check (amount_cents >= 0)
) strict;

create index funder_by_dossier on funder (dossier_id);

-- What a council advises on a dossier before the committee decides. `advisers` names one member of the council a line.
create table opinion (
    id              text primary key,
    dossier_id      text not null references dossier (id),
    kind            text not null check (kind in ('favourable', 'reserved', 'unfavourable')),
    recommendations text not null default '',
    advisers        text not null check (advisers <> ''),
    given_on        text not null
) strict;

create index opinion_by_dossier on opinion (dossier_id);
