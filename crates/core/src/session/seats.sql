-- Who sits: the active members, and in a session that was opened those of its sheet. `precedence` is the order in which they preside:
-- the person named for the session, the committee's chair, its vice-chairs, all but the chair with a vote. The session comes as second
-- parameter.
select member.id, member.college, member.voice, member.role, member.capacity, member.alternate_of,
    case
        when member.id = session.chair_id and (member.voice = 'voting' or member.role = 'chair') then 0
        when member.role = 'chair' then 1
        when member.role = 'vice_chair' and member.voice = 'voting' then 2
    end as precedence
from member
join session on session.id = ?2
left join attendance on attendance.session_id = session.id and attendance.member_id = member.id
where member.call_id = ?1
    and case when session.opened_at is null then member.active = 1 else attendance.member_id is not null end
