-- An image at a place where no entry stands, named by this device's own place of that number.
select coalesce(journal_place.device, (select device from workspace)) as device,
       coalesce(journal_place.number, journal_change.place) as number
from journal_change
left join journal_place using (place)
left join journal using (device, number)
where journal.hash is null
order by journal_change.place limit 1
