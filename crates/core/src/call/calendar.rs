//! Deadlines, in the committee's time zone whatever the machine's.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, TimeZone};

use super::model::{Deadline, Intake};
use super::vocabulary::IntakeMode;
use crate::clock::{COMMITTEE_ZONE, Timestamp};
use crate::words::words;

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

words! {
    /// What is to be done about the cut-offs of a call by waves.
    CutoffWarning in "cutoff_warning" {
        /// None is set.
        Missing = "missing",
        /// All are over, and the call goes on.
        Over = "over",
    }
}

impl Intake {
    /// The cut-off that something received at this instant belongs to: the first that it meets. None where intake has no waves, and
    /// after the last one.
    pub fn cutoff_of(&self, received_at: Timestamp) -> Option<Deadline> {
        self.waves().find(|wave| wave.is_met_at(received_at))
    }

    /// What is to be done about the cut-offs.
    pub fn cutoff_warning(&self, now: Timestamp) -> Option<CutoffWarning> {
        if self.mode != IntakeMode::Cutoffs {
            return None;
        }
        if self.cutoffs.is_empty() {
            return Some(CutoffWarning::Missing);
        }
        let goes_on = self.final_deadline.is_none() && self.cutoff_of(now).is_none();
        goes_on.then_some(CutoffWarning::Over)
    }

    /// Every instant at which it makes a difference whether something was received before it or after.
    pub fn bounds(&self) -> Vec<Deadline> {
        self.cutoffs.iter().copied().chain(self.final_deadline).collect()
    }

    /// The cut-offs, and the final deadline after them.
    fn waves(&self) -> impl Iterator<Item = Deadline> {
        let last = self.final_deadline.filter(|_| !self.cutoffs.is_empty());
        self.cutoffs.iter().copied().chain(last)
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

    /// Quarterly cut-offs, the day of the second itself in time.
    fn waves(last: Option<Deadline>) -> Intake {
        Intake {
            mode: IntakeMode::Cutoffs,
            opens_on: None,
            final_deadline: last,
            cutoffs: vec![
                before("2026-04-01"),
                Deadline {
                    inclusive: true,
                    ..before("2026-06-30")
                },
            ],
        }
    }

    #[test]
    fn a_dossier_belongs_to_the_first_cut_off_that_it_meets_in_paris() {
        let intake = waves(None);
        let of = |text: &str| intake.cutoff_of(at(text)).map(|wave| wave.date.to_string());
        assert_eq!(of("2026-01-05T09:00:00+01:00").as_deref(), Some("2026-04-01"));
        assert_eq!(of("2026-03-31T23:59:59.999+02:00").as_deref(), Some("2026-04-01"));
        assert_eq!(
            of("2026-03-31T22:00:00Z").as_deref(),
            Some("2026-06-30"),
            "the 1st in Paris"
        );
        assert_eq!(of("2026-06-30T23:59:59+02:00").as_deref(), Some("2026-06-30"));
        assert_eq!(of("2026-07-01T00:00:00+02:00"), None);
        let closed = waves(Some(before("2026-10-01")));
        let last = closed.cutoff_of(at("2026-07-01T00:00:00+02:00"));
        assert_eq!(
            last,
            Some(before("2026-10-01")),
            "the final deadline closes the last wave"
        );
        let rolling = Intake {
            cutoffs: vec![],
            ..closed
        };
        assert_eq!(rolling.cutoff_of(at("2026-03-31T12:00:00Z")), None);
    }

    /// `<2026-04-01` is too late on that day, `≤2026-06-30` is in time on it.
    fn deadline(text: &str) -> Deadline {
        let inclusive = text.starts_with('≤');
        Deadline {
            date: text.trim_start_matches(['<', '≤']).parse().unwrap(),
            inclusive,
        }
    }

    /// The window tells the same of a draft that nobody saved yet: one table (`tests/fixtures/calendar`) holds for both.
    #[test]
    fn a_call_by_waves_warns_when_it_has_none_and_when_all_are_over() {
        let table = include_str!("../../../../tests/fixtures/calendar/cutoff_warnings.csv");
        let mut warned = 0;
        for line in table.lines().skip(1) {
            let [mode, cutoffs, last, now, warning] = line.split(';').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let intake = Intake {
                mode: serde_json::from_value(mode.into()).unwrap(),
                opens_on: None,
                final_deadline: Some(last).filter(|text| !text.is_empty()).map(deadline),
                cutoffs: cutoffs.split_whitespace().map(deadline).collect(),
            };
            let told = intake.cutoff_warning(at(now)).map_or("", CutoffWarning::as_str);
            assert_eq!(told, warning, "{line}");
            warned += usize::from(!warning.is_empty());
        }
        assert!(warned > 5, "a table that never warns proves nothing");
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
