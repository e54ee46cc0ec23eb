-- A dossier waits for one session at a time.
select dossier_id from agenda_item
join session on session.id = agenda_item.session_id
where session.state in ('planned', 'convened', 'open')
group by dossier_id having count(*) > 1
