select dossier_id, sha256, 'mail' as media_type, 'other' as kind from message where id = ?
