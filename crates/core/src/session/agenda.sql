select agenda_item.dossier_id, dossier.state from agenda_item
join dossier on dossier.id = agenda_item.dossier_id
where agenda_item.session_id = ?
order by agenda_item.position
