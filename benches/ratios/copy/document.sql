insert into document (id, dossier_id, sha256, name, media_type, size, kind, received_at)
select printf('%08x', ?1) || substr(document.id, 9), printf('%08x', ?1) || substr(dossier_id, 9),
       printf('%08x', ?1) || substr(sha256, 9), name, media_type, size, kind, document.received_at
from document join dossier on dossier.id = dossier_id where number < 1000
