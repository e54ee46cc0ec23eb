-- Who presides: the person named for the session, or the committee's chair. The session comes as second parameter.
select member.id, member.college, member.voice, member.role,
    member.id = coalesce(
        (select chair_id from session where id = ?2),
        (select id from member where call_id = ?1 and role = 'chair' and active = 1)) as presides
from member where member.call_id = ?1 and member.active = 1
