-- The last record of a session: the highest version, and in it the latest moment.
select record from session_record
where session_id = ?
order by version desc, case moment when 'opening' then 0 when 'closing' then 1 else 2 end desc
limit 1
