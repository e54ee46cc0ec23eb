select 'workspace' as subject, json_array(id, name, device, created_at) as value from workspace
