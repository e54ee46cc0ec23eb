-- Who presides over a session: the person named for it; else the chair who is there; else a vice-chair who is; else the chair, absent.
select member.id from session
join member on member.call_id = session.call_id
left join attendance on attendance.session_id = session.id and attendance.member_id = member.id
where session.id = ?
    and (member.id = session.chair_id
         or session.chair_id is null and member.active = 1 and member.role in ('chair', 'vice_chair')
            and (member.role = 'chair' or attendance.presence in ('present', 'remote')))
order by member.id = session.chair_id desc, attendance.presence in ('present', 'remote') desc,
    member.role = 'chair' desc, member.id
limit 1
