-- The dossiers that the entries at places ?1 to ?2 are about: a dossier itself, what names one (before or after), the marks of its
-- evaluations, the reservations of its decisions, a tie that it is part of. A parent is sought among the images: it may be gone.
-- Materialized: else each part seeks its kind of row in the whole journal, and an act costs more with every year.
with image as materialized (
    select place, row_table, row_key, coalesce(before, after) as former, coalesce(after, before) as latter,
        case row_table when 'mark' then 'evaluation' when 'consensus_mark' then 'consensus' when 'reservation' then 'decision' end as parent
    from journal_change where place between ?1 and ?2
),
told as (
    select place, json_extract(row_key, '$[0]') as dossier_id from image where row_table = 'dossier'
    union
    select place, json_extract(former, '$.dossier_id') from image
    union
    select place, json_extract(latter, '$.dossier_id') from image
    union
    select image.place, json_extract(coalesce(own.after, own.before), '$.dossier_id')
    from image
    join journal_change as own on own.row_table = image.parent
        and own.row_key = json_array(json_extract(image.latter, '$.' || image.parent || '_id'))
    union
    select image.place, tied.value from image, json_each(json_extract(image.latter, '$.dossiers')) as tied
    where image.row_table = 'tie_order'
)
select place, dossier_id from told where dossier_id is not null
