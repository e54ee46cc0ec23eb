select session.*,
    (select count(*) from agenda_item where agenda_item.session_id = session.id) as items,
    (select count(*) from decision where decision.session_id = session.id) as decisions
from session where call_id = ?
order by held_on, number
