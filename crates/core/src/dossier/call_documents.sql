-- The documents of a call's dossiers by kind, the empty files apart.
select document.dossier_id, document.kind, count(*) as documents, sum(document.size > 0) as filled
from document join dossier on dossier.id = document.dossier_id
where dossier.call_id = ?
group by document.dossier_id, document.kind
