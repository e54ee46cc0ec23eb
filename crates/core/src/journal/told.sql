-- How far the entries of this copy's own device (?1) say that they had seen the others: foreign entries told of others' sight, not ours.
update journal_head set told = max(told, coalesce((select value from json_each(?2) where key = journal_head.device), 0))
where ?1 = (select device from workspace) and device in (select key from json_each(?2))
