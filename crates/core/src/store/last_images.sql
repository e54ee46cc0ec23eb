-- The last image of every row of a table that the journal does not say was removed.
select row_key, after
from journal_change
where id in (select max(id) from journal_change where row_table = ? group by row_key)
  and after is not null
