select evaluation.id, evaluation.member_id, evaluation.state, member.name
from evaluation
join member on member.id = evaluation.member_id
join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
where evaluation.dossier_id = ? and evaluation.member_id <> ?
    and evaluation.state = 'submitted'
order by member.name, member.id
