select dossier_id, sha256, media_type, kind from document where id = ?
