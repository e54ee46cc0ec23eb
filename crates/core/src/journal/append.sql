insert into journal (device, number, wall_ms, counter, schema, person, part, account, operation, params,
                     reverts_device, reverts_number, seen, hash)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
