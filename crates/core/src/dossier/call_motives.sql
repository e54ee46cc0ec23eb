-- The motive of the last check of the dossiers that a check ended. With max(), SQLite takes the other columns from the row
-- that holds the maximum (https://sqlite.org/lang_select.html#bareagg).
select dossier_id, motive, max(checked_at || dossier_check.id) as last
from dossier_check join dossier on dossier.id = dossier_check.dossier_id
where dossier.call_id = ? and dossier.state in ('inadmissible', 'ineligible', 'off_topic', 'redirected')
group by dossier_id
