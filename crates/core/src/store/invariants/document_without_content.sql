-- Every document was looked at by extraction, whatever it found.
select document.id from document
where sha256 not in (select sha256 from content)
