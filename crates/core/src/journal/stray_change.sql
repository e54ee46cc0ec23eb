select min(entry) from journal_change where entry not in (select seq from journal)
