select place, row_table, row_key, before, after
from journal_change
where place in (select value from json_each(?))
order by id
