-- In whose place an alternate sits when that member is away or takes no part in an item.
alter table member add column alternate_of text references member (id);

-- The act by which the competent authority followed what the committee proposed: its body, its reference and its date.
alter table decision add column act_body text not null default '';
alter table decision add column act_reference text not null default '';
alter table decision add column acted_on text;
