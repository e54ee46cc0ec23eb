select coalesce(max(seq), 0) as seq,
       coalesce((select wall_ms from journal order by seq desc limit 1), 0) as wall_ms,
       coalesce((select counter from journal order by seq desc limit 1), 0) as counter
from journal
