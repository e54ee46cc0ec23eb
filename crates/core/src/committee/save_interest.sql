insert into interest (member_id, dossier_id, kind, note, recused, imposed, declared_at)
values (?, ?, ?, ?, ?, ?, ?)
on conflict (member_id, dossier_id) do update set
    kind = excluded.kind, note = excluded.note, recused = excluded.recused, imposed = excluded.imposed,
    declared_at = excluded.declared_at
