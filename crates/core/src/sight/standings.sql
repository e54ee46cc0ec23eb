-- Where a member (?1) stands towards the dossiers of their call, or towards one (?2). An evaluation can no longer change by its member
-- once they handed it in and looked at the others', or once its dossier is scored no more (`dossier::is_scored`). For somebody who has
-- none, marks are settled once all are handed in.
with waiting as materialized (
    select exists (
        select 1 from evaluation
        join dossier on dossier.id = evaluation.dossier_id and dossier.round = evaluation.round
        where evaluation.member_id = ?1 and evaluation.state in ('not_started', 'draft', 'abstained')
            and dossier.state in ('under_evaluation', 'ready_for_committee')) as any_left
)
select dossier.id as dossier_id, member.role = 'guest' as guest, interest.recused,
    case when evaluation.id is null then dossier.state <> 'under_evaluation'
         else dossier.state not in ('under_evaluation', 'ready_for_committee')
             or evaluation.state in ('submitted', 'set_aside')
                 and evaluation.submitted_at is not null and evaluation.looked_at is not null
    end as settled,
    waiting.any_left as waiting
from member
join dossier on dossier.call_id = member.call_id
join waiting
left join interest on interest.member_id = member.id and interest.dossier_id = dossier.id
left join evaluation on evaluation.member_id = member.id and evaluation.dossier_id = dossier.id
    and evaluation.round = dossier.round
where member.id = ?1 and (?2 is null or dossier.id = ?2)
