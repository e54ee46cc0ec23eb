-- The second parameter keeps one member's own; null gives everybody's.
select interest.* from interest
join dossier on dossier.id = interest.dossier_id
where dossier.call_id = ?1 and (?2 is null or interest.member_id = ?2)
order by dossier.number, interest.member_id
