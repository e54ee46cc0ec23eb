select count(*) filter (where state in ('not_started', 'draft')) as waiting,
    count(*) filter (where state = 'submitted') as submitted
from evaluation where dossier_id = ?
