update attendance set presence = 'absent', proxy_to = null, arrived_at = null, left_at = null
where session_id = ? and member_id = ?
