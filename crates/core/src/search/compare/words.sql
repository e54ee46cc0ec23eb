-- The dossiers of rows of which one index has a word that the other has not; a row that nothing stands for has no dossier.
select distinct coalesce(dossier_id, 'row ' || doc)
from (
    select * from (select term, doc, offset from temp.search_words except select term, doc, offset from temp.search_expected_words)
    union all
    select * from (select term, doc, offset from temp.search_expected_words except select term, doc, offset from temp.search_words)
) left join search_row on search_row.id = doc
