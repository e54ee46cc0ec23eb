select interest.dossier_id, interest.recused
from interest join dossier on dossier.id = interest.dossier_id
where interest.member_id = ? and dossier.call_id = ?
