-- The columns of the table named ?1, or of every table, in order; those of a key in the order of the table, which for ours is that
-- of the key. Whoever wants one table names it: SQLite describes each apart.
select tables.name as table_name, columns.name, columns.pk, columns.dflt_value
from pragma_table_list(?1) as tables, pragma_table_info(tables.name) as columns
where tables.schema = 'main' and tables.type = 'table'
order by tables.name, columns.cid
