-- The names that a pack bears: of the member (?1), of their call (?2), of whom they write to (?3).
select member.name as member, member.email as email, call.name as call,
    coalesce(person.name, '') as contact, coalesce(person.email, '') as contact_email
from member
join call on call.id = member.call_id
left join person on person.id = ?3
where member.id = ?1 and call.id = ?2 and member.active = 1
