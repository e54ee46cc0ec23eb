-- Everything that a statement made. SQLite's own statistics are no part of what the program asked for.
select type, name, sql from sqlite_schema
where sql is not null and not (type = 'table' and name in ('sqlite_stat1', 'sqlite_stat4', 'sqlite_sequence'))
