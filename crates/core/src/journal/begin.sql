-- Opens an act: gives its place here, the end of its device's chain (?1), what became known of other devices since, and whether the
-- person (?2) may act in the part (?3): null for somebody unknown or of another part.
insert into journal_open (singleton, place) values (1, (select coalesce(max(place), 0) + 1 from journal_place))
returning place,
    coalesce((select number from journal_head where device = ?1), 0) as number,
    coalesce((select hash from journal_head where device = ?1), '') as hash,
    coalesce((select wall_ms from journal_head where device = ?1), 0) as wall_ms,
    coalesce((select counter from journal_head where device = ?1), 0) as counter,
    (select json_group_object(device, number) from journal_head where device <> ?1 and number > told) as seen,
    case ?3 when 'secretariat' then (select active from person where id = ?2)
            when 'chair' then (select active from member where id = ?2 and role in ('chair', 'vice_chair'))
            else (select active from member where id = ?2) end as active
