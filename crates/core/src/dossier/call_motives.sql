-- When the dossiers that never reach the committee came to their end, and the motive of the check that ended them. With max(), SQLite
-- takes the other columns from the row that holds the maximum (https://sqlite.org/lang_select.html#bareagg).
select dossier_id, motive, checked_at as ended_at, max(checked_at || dossier_check.id) as last
from dossier_check join dossier on dossier.id = dossier_check.dossier_id
where dossier.call_id = ?1 and dossier.state in ('inadmissible', 'ineligible', 'off_topic', 'redirected')
group by dossier_id
union all
select id, '', withdrawn_at, null from dossier where call_id = ?1 and state = 'withdrawn' and withdrawn_at is not null
