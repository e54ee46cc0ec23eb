-- Whether a member could still hand something in: on a dossier that is scored, or that an assignment or an evaluation reopened would
-- bring back to its scoring.
select exists (
    select 1 from evaluation
    join dossier on dossier.id = evaluation.dossier_id
    where evaluation.member_id = ? and dossier.call_id = ?
        and evaluation.state in ('not_started', 'draft', 'abstained')
        and dossier.state in ('under_evaluation', 'ready_for_committee'))
