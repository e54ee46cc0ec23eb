-- Whether after the entry ?1 anybody but the actor ?3 did something about the dossier ?2.
select exists (
    select 1 from journal_about join journal on journal.seq = journal_about.entry
    where journal_about.dossier_id = ?2 and journal_about.entry > ?1 and journal.actor <> ?3)
