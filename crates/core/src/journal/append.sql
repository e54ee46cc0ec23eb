-- What is written with every entry, in one round trip: itself, whether its person can take it back (?17), and which dossiers it is
-- about (the places ?1 to ?2 are its own).
insert into journal (device, number, wall_ms, counter, schema, person, part, account, operation, params,
                     reverts_device, reverts_number, seen, hash)
values (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16);
insert into undo_step (place, person, done) select ?1, ?8, 1 where ?17;
insert into journal_about (place, dossier_id)
