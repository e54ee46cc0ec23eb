-- A decision is taken on an item of its session's agenda.
select decision.id from decision
where not exists (
    select 1 from agenda_item
    where agenda_item.session_id = decision.session_id and agenda_item.dossier_id = decision.dossier_id)
