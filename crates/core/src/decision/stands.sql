-- Whether the last decision on a dossier stands: it was not opened again.
select coalesce(
    (select decision.reopened_at is null from decision
     where decision.dossier_id = ? order by decision.decided_at desc, decision.id desc limit 1), 0)
