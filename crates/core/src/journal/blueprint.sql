-- The statements that make the tables named in ?1 and their indexes, tables first.
select sql from sqlite_schema
where type in ('table', 'index') and sql is not null and tbl_name in (select value from json_each(?1))
order by type desc, rowid
