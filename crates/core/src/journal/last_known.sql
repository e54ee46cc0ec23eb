select coalesce(after, before) from journal_change where row_table = ? and row_key = ? and coalesce(after, before) is not null
order by id desc limit 1
