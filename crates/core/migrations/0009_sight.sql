-- When a member who handed their evaluation in first looked at the marks of others: from then on the secretariat alone gives it back.
alter table evaluation add column looked_at text;
