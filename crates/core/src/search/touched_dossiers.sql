-- The dossiers whose words an entry changed, and whether their documents did.
select dossier_id, max(documents) from (
    select case row_table when 'dossier' then json_extract(row_key, '$[0]')
                          else json_extract(coalesce(after, before), '$.dossier_id') end as dossier_id,
           row_table = 'document' as documents
    from journal_change
    where entry = ? and row_table in ('dossier', 'applicant', 'message', 'document', 'decision'))
where dossier_id is not null
group by dossier_id
