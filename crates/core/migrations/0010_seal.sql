-- Seals of what the journal does not cover because it concerns this copy alone or can be derived again: the workspace's own row, the
-- settings of this machine, the text read of a content. Each is the SHA-256 of its subject as `store/seal` says it; `verify` compares.
create table seal (
    subject text primary key,  -- 'workspace', 'setting <name>', 'text <sha256>'
    sha256  text not null
) strict, without rowid;
