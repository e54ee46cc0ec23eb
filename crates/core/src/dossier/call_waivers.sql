select waiver.dossier_id, waiver.kind, waiver.motive
from waiver join dossier on dossier.id = waiver.dossier_id
where dossier.call_id = ?
