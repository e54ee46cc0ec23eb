-- Whoever sits in the committee of a call, call by call as they are listed, each in the order of its members.
select member.id, member.name, member.role, member.organisation, call.id as call_id, call.name as call_name
from member join call on call.id = member.call_id
where member.active
order by call.created_at desc, call.id desc,
    case member.role when 'chair' then 0 when 'vice_chair' then 1 when 'member' then 2 when 'alternate' then 3 else 4 end,
    member.name, member.id
