-- Of a copy (?1): what the register says of one version (?2), and the last version that was taken in.
select max(version) filter (where outcome not in ('closed', 'revoked')) as last,
       max(outcome) filter (where version = ?2) as recorded
from pack_return
where device = ?1
