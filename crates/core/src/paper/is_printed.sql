-- Whether the approved minutes of a session were printed in a language since their approval.
select exists (
    select 1 from paper
    join session on session.id = paper.session_id
    where session.id = ? and paper.kind = 'minutes' and paper.language = ?
        and session.approved_at is not null and paper.made_at > session.approved_at)
