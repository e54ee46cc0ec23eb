-- What came back from a member (?1), the newest first: one that came after a newer one of the same copy is not.
select pack_return.*
from pack_return join pack on pack.id = pack_return.pack_id
where pack.member_id = ?1
order by outcome = 'older', came_at desc, pack_return.version desc
