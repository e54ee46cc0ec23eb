select entry, row_table, row_key, before, after
from journal_change
where entry in (select value from json_each(?))
order by id
