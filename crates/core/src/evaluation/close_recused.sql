-- A recused member's evaluation is `recused`, also where the recusal was declared while the evaluation was not there: taken off a dossier,
-- recused, and what they had scored at home came back.
update evaluation set state = 'recused'
where dossier_id = ?1 and state <> 'recused'
    and member_id in (select member_id from interest where dossier_id = ?1 and recused = 1)
