select (select count(*) from journal_conflict where id not in (select conflict_id from settlement)) as conflicts,
       (select count(*) from journal_refused) as refused
