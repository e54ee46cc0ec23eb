insert into journal (seq, device, wall_ms, counter, actor, account, operation, params, reverts, hash)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, '')
