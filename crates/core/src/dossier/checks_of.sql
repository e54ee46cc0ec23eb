-- The checks of the dossier ?1, in the order in which they were recorded, with who did.
select dossier_check.*, coalesce(person.name, member.name) as person_name
from dossier_check
left join person on person.id = dossier_check.person
left join member on member.id = dossier_check.person
where dossier_id = ?1
order by checked_at, dossier_check.id
