-- Documents of which a word may stand where no search looks. Null is everything; a limited reach leaves out bank details and
-- archives.
select count(*)
from document left join content using (sha256)
where (content.text_state is not 'ready' or content.reason is not null)
  and (?1 is null or document.dossier_id in (select value from json_each(?1))
       and document.kind <> 'bank_details' and document.media_type not in ('zip', 'wrapped'))
