-- What the committee agreed on in the present round of each dossier, on the version that it is scored on.
select consensus.dossier_id, json_group_object(consensus_mark.criterion, consensus_mark.steps) as marks
from consensus
join dossier on dossier.id = consensus.dossier_id and dossier.round = consensus.round
join scored_on on scored_on.dossier_id = dossier.id and scored_on.begun = consensus.grid_version_id
join consensus_mark on consensus_mark.consensus_id = consensus.id
where dossier.call_id = ?
group by consensus.dossier_id
