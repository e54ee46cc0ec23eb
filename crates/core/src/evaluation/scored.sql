-- Dossiers that were assigned to somebody and not withdrawn.
select dossier.id, dossier.number, dossier.title, dossier.state, dossier.requested_cents, dossier.received_at,
    dossier.hq_insee, applicant.commune_insee, coalesce(applicant.name, '') as applicant, dossier.grid_id, dossier.round, dossier.theme, scored_on.begun
from dossier
join scored_on on scored_on.dossier_id = dossier.id
left join applicant on applicant.dossier_id = dossier.id
where dossier.call_id = ? and dossier.state <> 'withdrawn'
    and exists (select 1 from evaluation where evaluation.dossier_id = dossier.id and evaluation.round = dossier.round)
order by dossier.number
