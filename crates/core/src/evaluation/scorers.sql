-- The members who sit, take part and have an evaluation of a dossier in a round.
select evaluation.member_id
from evaluation
join member on member.id = evaluation.member_id and member.active = 1
left join interest on interest.member_id = evaluation.member_id and interest.dossier_id = evaluation.dossier_id
where evaluation.dossier_id = ? and evaluation.round = ? and evaluation.state <> 'recused' and coalesce(interest.recused, 0) = 0
order by evaluation.member_id
