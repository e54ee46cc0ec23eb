-- The person ?1 in the part ?2: of the staff, or a member, who presides where the part is the chair's.
select name, active from person where id = ?1 and ?2 = 'secretariat'
union all
select name, active from member where id = ?1 and (?2 = 'member' or ?2 = 'chair' and role in ('chair', 'vice_chair'))
