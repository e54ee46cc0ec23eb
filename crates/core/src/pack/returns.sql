-- What came back from a member (?1), the newest first.
select pack_return.*
from pack_return join pack on pack.id = pack_return.pack_id
where pack.member_id = ?1
order by came_at desc, pack_return.version desc
