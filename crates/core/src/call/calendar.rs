//! Deadlines, in the committee's time zone whatever the machine's.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, TimeZone};

use super::model::Deadline;
use crate::clock::{COMMITTEE_ZONE, Timestamp};

impl Deadline {
    /// The first instant that is late: midnight in Paris at the beginning of the date, or of the day after when the date
    /// itself is in time.
    pub fn first_late_instant(self) -> Timestamp {
        let day = if self.inclusive {
            self.date.checked_add_days(Days::new(1)).unwrap_or(self.date)
        } else {
            self.date
        };
        midnight(day)
    }

    /// The last instant in time, to the second as letters print it (`21 juin, 23:59:59`).
    pub fn last_instant(self) -> Timestamp {
        self.first_late_instant() - TimeDelta::seconds(1)
    }

    /// Whether something received at this instant is in time. The last second counts whole, fractions included.
    pub fn is_met_at(self, received_at: Timestamp) -> bool {
        received_at < self.first_late_instant()
    }
}

/// The instant at which a day begins in Paris. Summer time never moves that midnight; the fallback is for other zones.
pub fn midnight(day: NaiveDate) -> Timestamp {
    let local = day.and_time(NaiveTime::MIN);
    COMMITTEE_ZONE
        .from_local_datetime(&local)
        .earliest()
        .map_or_else(|| local.and_utc(), |at| at.to_utc())
}

/// The Paris day `days` after an instant's Paris day: until then an applicant may answer.
pub fn days_after(at: Timestamp, days: u16) -> NaiveDate {
    let day = crate::clock::paris_date(at);
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn before(date: &str) -> Deadline {
        Deadline {
            date: date.parse().unwrap(),
            inclusive: false,
        }
    }

    #[test]
    fn before_the_22nd_ends_with_the_last_second_of_the_21st_in_paris() {
        let deadline = before("2020-06-22");
        assert_eq!(deadline.last_instant(), at("2020-06-21T23:59:59+02:00"));
        assert!(deadline.is_met_at(at("2020-06-21T23:58:00+02:00")));
        assert!(deadline.is_met_at(at("2020-06-21T23:59:59+02:00")));
        assert!(deadline.is_met_at(at("2020-06-21T23:59:59.999+02:00")));
        assert!(!deadline.is_met_at(at("2020-06-22T00:00:00+02:00")));
    }

    #[test]
    fn until_the_22nd_included_ends_one_day_later() {
        let deadline = Deadline {
            inclusive: true,
            ..before("2020-06-22")
        };
        assert_eq!(deadline.last_instant(), at("2020-06-22T23:59:59+02:00"));
        assert!(!deadline.is_met_at(at("2020-06-23T00:00:00+02:00")));
    }

    #[test]
    fn a_mail_is_dated_in_paris_wherever_it_was_written() {
        let deadline = before("2020-06-22");
        assert!(
            deadline.is_met_at(at("2020-06-22T01:59:59+04:00")),
            "Réunion, still the 21st in Paris"
        );
        assert!(!deadline.is_met_at(at("2020-06-21T22:00:00Z")));
    }

    #[test]
    fn the_days_on_which_the_clocks_change_end_at_their_own_midnight() {
        assert_eq!(before("2026-10-25").last_instant(), at("2026-10-24T23:59:59+02:00"));
        assert_eq!(
            before("2026-10-26").last_instant(),
            at("2026-10-25T23:59:59+01:00"),
            "a day of 25 hours"
        );
        assert_eq!(before("2026-03-29").last_instant(), at("2026-03-28T23:59:59+01:00"));
        assert_eq!(
            before("2026-03-30").last_instant(),
            at("2026-03-29T23:59:59+02:00"),
            "a day of 23 hours"
        );
    }

    #[test]
    fn days_to_answer_are_counted_in_paris() {
        assert_eq!(days_after(at("2026-01-14T22:59:59Z"), 15).to_string(), "2026-01-29");
        assert_eq!(days_after(at("2026-01-14T23:00:00Z"), 15).to_string(), "2026-01-30");
    }

    proptest! {
        #[test]
        fn every_deadline_ends_at_a_paris_midnight(offset in 0_u64..20_000, inclusive: bool) {
            let date = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Days::new(offset);
            let deadline = Deadline { date, inclusive };
            let late = deadline.first_late_instant().with_timezone(&COMMITTEE_ZONE);
            prop_assert_eq!(late.time(), NaiveTime::MIN);
            prop_assert_eq!(late.date_naive(), if inclusive { date + Days::new(1) } else { date });
            prop_assert!(deadline.is_met_at(deadline.last_instant()));
            prop_assert!(!deadline.is_met_at(deadline.first_late_instant()));
        }
    }
}
