-- Whether, between the places ?1 and ?2, rows of table ?3 were written whose key begins with ?4.
select exists (
    select 1 from journal_change indexed by journal_change_by_place
    where place > ?1 and place < ?2 and row_table = ?3 and json_extract(row_key, '$[0]') = ?4)
