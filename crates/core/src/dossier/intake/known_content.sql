-- What was found in a content that was read before, with its first page.
select text_state, reason,
       (select text from page_text where page_text.sha256 = content.sha256 order by page limit 1) as first_page
from content
where sha256 = ? and text_state <> 'pending'
