-- Sets where the packs of a call (?2) stand (?1): those of the members named (?3, a JSON array; all where it is empty).
update pack set state = ?1
where call_id = ?2 and state not in (?1, 'revoked')
    and (json_array_length(?3) = 0 or member_id in (select value from json_each(?3)))
