-- Two marks on a member's evaluation. `to_review`: the member wants to look at it again, which is told to nobody else. `on_paper`: their
-- sheet came back on paper and the secretariat typed it for them.
alter table evaluation add column to_review integer not null default 0 check (to_review in (0, 1));
alter table evaluation add column on_paper integer not null default 0 check (on_paper in (0, 1));
