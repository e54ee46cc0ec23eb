select evaluation.*, interest.member_id is not null as declared
from evaluation
left join interest on interest.member_id = evaluation.member_id and interest.dossier_id = evaluation.dossier_id
where evaluation.dossier_id = ? and evaluation.member_id = ?
