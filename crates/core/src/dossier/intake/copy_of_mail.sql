-- The dossier that holds this very file of a mail; ?3 names the only dossier that counts, if any.
select message.dossier_id
from message join dossier on dossier.id = message.dossier_id
where dossier.call_id = ?1 and message.sha256 = ?2 and (?3 is null or dossier.id = ?3)
order by dossier.number limit 1
