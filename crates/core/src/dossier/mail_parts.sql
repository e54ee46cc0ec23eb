with wanted as (select value as sha256 from json_each(?1))
select * from (
    select sha256, dossier_id, id, kind, media_type, 0 as is_message from document where sha256 in (select sha256 from wanted)
    union all
    select sha256, dossier_id, id, 'other', 'mail', 1 from message where sha256 in (select sha256 from wanted)
)
order by dossier_id <> ?2, is_message
