drop table temp.search_words;
drop table temp.search_expected_words;
drop table temp.search_expected;
