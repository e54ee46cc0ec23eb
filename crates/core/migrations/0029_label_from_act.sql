-- Months that a label lasts from the act that grants it, where its first day is that of an act that is awaited. They stay once the act
-- came and the days are known: the minutes said no day.
alter table decision add column valid_months integer check (valid_months > 0);
