-- The dossiers of the call ?1 that can be assigned, or the one ?2 among them, with who evaluates each in its round and how far they are.
select dossier.id, dossier.state, dossier.theme,
    coalesce((
        select json_group_array(json_array(evaluation.member_id, evaluation.state)) from evaluation
        where evaluation.dossier_id = dossier.id and evaluation.round = dossier.round
    ), '[]') as evaluators
from dossier
where dossier.call_id = ?1 and (?2 is null or dossier.id = ?2)
    and dossier.state in ('shortlisted', 'under_evaluation', 'ready_for_committee')
order by dossier.number
