-- A passage (?1) of a member's own (?2), with the evaluation and the dossier that it belongs to.
select evidence.criterion, evidence.evaluation_id, evaluation.dossier_id
from evidence
join evaluation on evaluation.id = evidence.evaluation_id
where evidence.id = ?1 and evaluation.member_id = ?2
