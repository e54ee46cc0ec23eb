select 'setting ' || name as subject, value from setting
