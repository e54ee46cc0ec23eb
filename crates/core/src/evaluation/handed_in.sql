-- The evaluations that are handed in, and the passages held in them. What somebody who left had begun was set aside too, and never
-- handed in.
with handed_in as (
    select id from evaluation where state in ('submitted', 'set_aside') and submitted_at is not null
)
select id from handed_in
union all
select evidence.id from evidence join handed_in on handed_in.id = evidence.evaluation_id
