-- What was found in a content that was read before, with its first page. A reading that only failed for lack of time or by
-- its worker's death is no finding: the next one may succeed.
select text_state, reason,
       (select text from page_text where page_text.sha256 = content.sha256 order by page limit 1) as first_page
from content
where sha256 = ? and text_state not in ('pending', 'timed_out') and reason is not 'worker_died'
