-- Whether after the place ?1 anybody but the person ?3 did something about the dossier ?2.
select exists (
    select 1 from journal_about join journal_place using (place) join journal using (device, number)
    where journal_about.dossier_id = ?2 and journal_about.place > ?1 and journal.person <> ?3)
