-- Where the committee sent a project is found too: what the index held of decisions was their motive alone. The next opening makes it anew.
delete from search;
delete from search_row;
