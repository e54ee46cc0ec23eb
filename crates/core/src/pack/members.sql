-- The members of a call (?1) by name, and whether a return made their key known.
select member.id, member.name, member.email, member.active,
    exists (select 1 from member_key where member_id = member.id) as key_known
from member where call_id = ?1
order by member.name, member.id
