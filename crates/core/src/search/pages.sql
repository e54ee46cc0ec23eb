select 'page' as part, document.id as key, page_text.page as page, page_text.text as body
from document join page_text using (sha256)
where document.dossier_id = ? and page_text.text <> ''
