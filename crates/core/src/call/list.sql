-- The calls, newest first, with the number of dossiers received.
select call.id, call.name, count(dossier.id) as dossiers
from call left join dossier on dossier.call_id = call.id
group by call.id
order by call.created_at desc, call.id desc
