insert into waiver (dossier_id, kind, motive) values (?1, ?2, ?3)
on conflict (dossier_id, kind) do update set motive = ?3 where motive <> ?3
