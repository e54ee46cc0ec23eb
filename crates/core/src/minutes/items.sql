select agenda_item.id, agenda_item.position, agenda_item.dossier_id, agenda_item.heard_at, agenda_item.heard_until,
    agenda_item.persons, agenda_item.debate,
    dossier.number, dossier.title, dossier.state, dossier.requested_cents, coalesce(applicant.name, '') as applicant
from agenda_item
join dossier on dossier.id = agenda_item.dossier_id
left join applicant on applicant.dossier_id = dossier.id
where agenda_item.session_id = ?
order by agenda_item.position
