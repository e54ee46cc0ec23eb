-- Decisions with what tells whether they still stand; each parameter that is given keeps one dossier, session, decision, call.
select decision.*, extended.valid_from as extended_from, extended.valid_to as extended_to, coalesce(extended.acted_on, granted.held_on) as extended_on,
    session.call_id, session.held_on, dossier.state as dossier_state, session.state as session_state,
    decision.reopened_at is not null or exists (
        select 1 from decision as later
        where later.dossier_id = decision.dossier_id
            and (later.decided_at, later.id) > (decision.decided_at, decision.id)) as superseded,
    -- Whether what it granted was extended: 1 by a decision, 2 by one that an act followed.
    (select max(case when extension.acted_on is null then 1 else 2 end) from decision as extension
     where extension.extends = decision.id and extension.kind in ('selected', 'selected_with_reservations')
         and (extension.reopened_for is null or extension.reopened_for = 'extension')) as extension
from decision
join dossier on dossier.id = decision.dossier_id
join session on session.id = decision.session_id
left join decision as extended on extended.id = decision.extends
left join session as granted on granted.id = extended.session_id
where (?1 is null or decision.dossier_id = ?1) and (?2 is null or decision.session_id = ?2) and (?3 is null or decision.id = ?3)
    and (?4 is null or session.call_id = ?4)
order by decision.decided_at, decision.id
