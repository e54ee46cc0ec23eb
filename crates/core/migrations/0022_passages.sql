-- A passage of a document that a member holds as evidence for a criterion of their evaluation: private as the mark until marks open, and
-- never written into the document. It was read in the bytes `sha256`, on the page `page` counted from 0, which the document calls `label`;
-- `page_box` (left, bottom, right, top) and `rotation` (degrees) are that page's own, `quads` the places of its lines in that page's space,
-- eight numbers each. `quote` is what stands there (NFC) with up to 32 characters before and after; `begins` and `ends` count the units of
-- the page's text as `engine` reads it. A rectangle on the image of a page has no quote and no such count. `state` says whether it still
-- is where the member saw it.
create table evidence (
    id            text primary key,
    evaluation_id text not null references evaluation (id),
    criterion     text not null,
    sha256        text not null,
    page          integer not null check (page >= 0),
    label         text not null default '',
    page_box      text not null check (json_valid(page_box)),
    rotation      integer not null check (rotation in (0, 90, 180, 270)),
    quads         text not null check (json_valid(quads)),
    quote         text not null default '',
    prefix        text not null default '',
    suffix        text not null default '',
    begins        integer check (begins >= 0),
    ends          integer check (ends >= begins),
    engine        text not null default '',
    sort_key      text not null,
    comment       text not null default '',
    state         text not null
) strict;
create index evidence_by_evaluation on evidence (evaluation_id);
