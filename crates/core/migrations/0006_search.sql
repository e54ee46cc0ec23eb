-- Derived data: it can be rebuilt from the documents and the domain tables, so no trigger watches it.

-- What extraction found in a content, by hash: the state, the reason when there is no text, the engine that answered.
create table content (
    sha256       text primary key,
    text_state   text not null,
    reason       text,
    engine       text,
    pages        integer,
    extracted_at text not null
) strict;

-- The text of each page as extracted.
create table page_text (
    sha256 text not null,
    page   integer not null,
    text   text not null,
    primary key (sha256, page)
) strict, without rowid;

-- What each row of the full-text index stands for: `part` names the text (`dossier`, `message`, `decision`, `page`).
create table search_row (
    id         integer primary key,
    dossier_id text not null,
    part       text not null,
    key        text not null,
    page       integer
) strict;
create index search_row_by_dossier on search_row (dossier_id, part);

-- Full text over everything, folded (document/fold.rs); `rowid` is search_row.id. The text itself is not stored again.
create virtual table search using fts5 (
    body, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
