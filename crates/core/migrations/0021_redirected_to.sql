-- Where the committee sends a project that it redirects: another funder, another scheme. None for every other decision.
alter table decision add column redirected_to text;
