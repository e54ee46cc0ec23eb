-- A text of its own for each copy, as a hundred applicants would send.
insert into page_text (sha256, page, text)
select printf('%08x', ?1) || substr(sha256, 9), page, text
from page_text
where sha256 in (select sha256 from document join dossier on dossier.id = dossier_id where number < 1000
                 union select sha256 from message join dossier on dossier.id = dossier_id where number < 1000)
