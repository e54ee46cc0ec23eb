//! The obligation to sit: each calendar month of a call's open period has at least one session held to its end.

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::state::SessionState;
use crate::call::model::Cadence;

/// A month of the open period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MonthReport {
    /// Its first day.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub month: NaiveDate,
    /// Sessions held to their end.
    pub held: u32,
    /// Sessions convened and not yet held.
    pub convened: u32,
    /// What this means.
    pub status: MonthStatus,
}

/// Whether a month meets the obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MonthStatus {
    /// Enough sessions were held.
    Met,
    /// The month runs and there is still time.
    Running,
    /// The month runs, the warning day has come, and too few sessions are convened.
    Warning,
    /// The month is over without enough sessions.
    Missed,
}

/// The obligation of a call, month by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CadenceReport {
    /// Sessions that each month needs.
    pub required: u32,
    /// Every month of the open period, oldest first.
    pub months: Vec<MonthReport>,
}

/// Reports every month from the first receipt to `until`, the day of the last decision or today while dossiers wait.
///
/// No obligation, no first receipt or an empty period give no month.
pub fn months(
    cadence: Cadence,
    first_receipt: Option<NaiveDate>,
    until: NaiveDate,
    today: NaiveDate,
    sessions: &[(NaiveDate, SessionState)],
) -> Vec<MonthReport> {
    let Some(first) = first_receipt.filter(|_| cadence.sessions_per_month > 0) else {
        return vec![];
    };
    let mut reports = vec![];
    let mut month = first_of(first);
    while month <= until {
        reports.push(report(cadence, month, today, sessions));
        let Some(next) = month.checked_add_months(Months::new(1)) else {
            break;
        };
        month = next;
    }
    reports
}

fn report(cadence: Cadence, month: NaiveDate, today: NaiveDate, sessions: &[(NaiveDate, SessionState)]) -> MonthReport {
    let of_month = |day: NaiveDate| (day.year(), day.month()) == (month.year(), month.month());
    let count = |test: &dyn Fn(SessionState) -> bool| {
        let matching = sessions
            .iter()
            .filter(|(day, state)| of_month(*day) && test(*state))
            .count();
        u32::try_from(matching).unwrap_or(u32::MAX)
    };
    let held = count(&SessionState::was_held);
    let convened = count(&|state| state.is_convened() && !state.was_held());
    let needed = u32::from(cadence.sessions_per_month);
    let warned = today.day() >= u32::from(cadence.warn_from_day);
    let status = if held >= needed {
        MonthStatus::Met
    } else if month < first_of(today) {
        MonthStatus::Missed
    } else if of_month(today) && warned && held + convened < needed {
        MonthStatus::Warning
    } else {
        MonthStatus::Running
    };
    MonthReport {
        month,
        held,
        convened,
        status,
    }
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTHLY: Cadence = Cadence {
        sessions_per_month: 1,
        warn_from_day: 20,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn statuses(today: &str, sessions: &[(&str, SessionState)]) -> Vec<(String, MonthStatus)> {
        let sessions: Vec<_> = sessions.iter().map(|(on, state)| (day(on), *state)).collect();
        months(MONTHLY, Some(day("2026-01-05")), day(today), day(today), &sessions)
            .into_iter()
            .map(|report| (report.month.format("%Y-%m").to_string(), report.status))
            .collect()
    }

    #[test]
    fn a_month_without_a_session_is_reported() {
        let held = [
            ("2026-01-14", SessionState::Published),
            ("2026-03-11", SessionState::Closed),
        ];
        let expected = [
            ("2026-01".to_owned(), MonthStatus::Met),
            ("2026-02".to_owned(), MonthStatus::Missed),
            ("2026-03".to_owned(), MonthStatus::Met),
        ];
        assert_eq!(statuses("2026-03-31", &held), expected);
    }

    #[test]
    fn a_session_without_quorum_does_not_meet_the_obligation_and_its_repetition_does() {
        let failed = ("2026-01-14", SessionState::Reconvened);
        assert_eq!(statuses("2026-02-01", &[failed])[0].1, MonthStatus::Missed);
        let again = [failed, ("2026-01-21", SessionState::Closed)];
        assert_eq!(statuses("2026-02-01", &again)[0].1, MonthStatus::Met);
    }

    #[test]
    fn the_warning_comes_on_the_twentieth_when_nothing_is_convened() {
        assert_eq!(statuses("2026-01-19", &[])[0].1, MonthStatus::Running);
        assert_eq!(statuses("2026-01-20", &[])[0].1, MonthStatus::Warning);
        let planned = [("2026-01-28", SessionState::Planned)];
        assert_eq!(statuses("2026-01-20", &planned)[0].1, MonthStatus::Warning);
        let convened = [("2026-01-28", SessionState::Convened)];
        assert_eq!(statuses("2026-01-20", &convened)[0].1, MonthStatus::Running);
    }

    #[test]
    fn the_last_day_of_a_month_belongs_to_it() {
        let held = [("2026-01-31", SessionState::Closed)];
        let all = statuses("2026-02-01", &held);
        assert_eq!((all[0].1, all[1].1), (MonthStatus::Met, MonthStatus::Running));
    }

    #[test]
    fn no_obligation_or_no_dossier_gives_no_month() {
        let none = Cadence {
            sessions_per_month: 0,
            ..MONTHLY
        };
        let today = day("2026-05-02");
        assert_eq!(months(none, Some(today), today, today, &[]), []);
        assert_eq!(months(MONTHLY, None, today, today, &[]), []);
    }
}
