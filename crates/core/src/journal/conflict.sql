insert into journal_conflict (id, row_table, row_key, field, first_device, first_number, first_value, second_device, second_number, second_value)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (id) do nothing
