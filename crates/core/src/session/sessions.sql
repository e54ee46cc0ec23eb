-- The sessions of a call; the second parameter keeps one, null all of them.
select session.*,
    (select count(*) from agenda_item where agenda_item.session_id = session.id) as items,
    (select count(*) from decision where decision.session_id = session.id) as decisions
from session where call_id = ?1 and (?2 is null or session.id = ?2)
order by held_on, number, id
