insert into home (singleton, workspace, call_id, member_id, pack_id, version, signer, recipient, contact)
values (1, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (singleton) do update set pack_id = excluded.pack_id, version = excluded.version,
    recipient = excluded.recipient, contact = excluded.contact
