-- The composition of the committee at the opening: who has no line on the sheet yet was absent. An expert scores without sitting.
insert into attendance (session_id, member_id, presence)
select session.id, member.id, 'absent' from session
join member on member.call_id = session.call_id and member.active = 1 and member.role <> 'expert'
where session.id = ?
    and not exists (select 1 from attendance where attendance.session_id = session.id and attendance.member_id = member.id)
