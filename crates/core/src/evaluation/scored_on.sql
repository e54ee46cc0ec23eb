-- The one answer to which version of its grid a dossier is scored on in its round: `begun`, the newest that an evaluation of it stands on,
-- none before the first mark; until then it is `newest`, the newest version of the grid that it was given, or of its call's own.
with scored_on as (
    select dossier.id as dossier_id,
        (select grid_version.id from evaluation join grid_version on grid_version.id = evaluation.grid_version_id
         where evaluation.dossier_id = dossier.id and evaluation.round = dossier.round
         order by grid_version.number desc limit 1) as begun,
        (select grid_version.id from grid_version
         where grid_version.call_id = dossier.call_id and grid_version.grid_id is dossier.grid_id
         order by grid_version.number desc limit 1) as newest
    from dossier
)
