-- Numbers are indexed in one piece too, and so are words on both sides of a hyphen: what is indexed changes. An index that holds
-- nothing is made anew when the workspace opens.
delete from search;
delete from search_row;
