-- A content as it was read: the outcome and the text of its pages, in order.
select 'text ' || sha256 as subject,
       json_array(text_state, reason, engine, pages,
                  (select json_group_array(text) from
                      (select text from page_text where page_text.sha256 = content.sha256 order by page))) as value
from content
