-- Whether a member has something left to hand in, on a dossier that still waits for it.
select exists (
    select 1 from evaluation
    join dossier on dossier.id = evaluation.dossier_id
    where evaluation.member_id = ? and dossier.call_id = ?
        and evaluation.state in ('not_started', 'draft') and dossier.state = 'under_evaluation')
