-- The first return makes the key of a member's copy known; those that follow bear the same.
insert into member_key (member_id, device, signer, recipient, pinned_at) values (?, ?, ?, ?, ?)
on conflict (member_id) do nothing
