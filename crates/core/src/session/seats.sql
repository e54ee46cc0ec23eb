-- Who sits: the active members, and in a session that was opened those of its sheet. Who presides: the person named for the
-- session, or the committee's chair. The session comes as second parameter.
select member.id, member.college, member.voice, member.role, member.capacity, member.alternate_of,
    member.id = coalesce(
        (select chair_id from session where id = ?2),
        (select id from member where call_id = ?1 and role = 'chair' and active = 1)) as presides
from member
join session on session.id = ?2
left join attendance on attendance.session_id = session.id and attendance.member_id = member.id
where member.call_id = ?1
    and case when session.opened_at is null then member.active = 1 else attendance.member_id is not null end
