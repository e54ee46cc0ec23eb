-- An index like `search`, and the words of both. What a comparison cut short left goes first.
drop table if exists temp.search_words;
drop table if exists temp.search_expected_words;
drop table if exists temp.search_expected;
create virtual table temp.search_expected using fts5 (
    body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
create virtual table temp.search_words using fts5vocab ('main', 'search', 'instance');
create virtual table temp.search_expected_words using fts5vocab ('temp', 'search_expected', 'instance');
