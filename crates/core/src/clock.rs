//! The only place that reads the time. Everything else receives `now`.

use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::{Europe::Paris, Tz};

/// An instant, in UTC, kept and shown to the millisecond.
pub type Timestamp = DateTime<Utc>;

/// The present instant, cut to the millisecond so that what is stored is what was returned.
#[allow(clippy::disallowed_methods, reason = "this is the one reading of the clock")]
pub fn now() -> Timestamp {
    let now = Utc::now();
    DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
}

/// The committee's time zone: every deadline of a French call is a Paris date.
pub const COMMITTEE_ZONE: Tz = Paris;

/// The years in which a call can live: any other is a slip of the keyboard or of a machine, as 0026 for 2026.
pub const YEARS: RangeInclusive<i32> = 1990..=2100;

/// Whether an instant falls, in Paris, into [`YEARS`].
pub fn is_plausible(at: Timestamp) -> bool {
    is_plausible_day(paris_date(at))
}

/// Whether a day falls into [`YEARS`].
pub fn is_plausible_day(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// The committee's calendar day at an instant.
pub fn paris_date(at: Timestamp) -> NaiveDate {
    at.with_timezone(&COMMITTEE_ZONE).date_naive()
}

/// The instant of a Paris time on a Paris day. An hour that the clock skips in spring is taken as if it had not been skipped.
pub fn paris_instant(day: NaiveDate, time: NaiveTime) -> Timestamp {
    let local = day.and_time(time);
    COMMITTEE_ZONE
        .from_local_datetime(&local)
        .earliest()
        .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
}

/// The stored form of an instant: RFC 3339, UTC, milliseconds (`2026-01-14T09:30:00.000Z`), which sorts as text.
pub fn to_text(at: Timestamp) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_keeps_its_value_through_its_stored_form() {
        let at = now();
        assert_eq!(DateTime::parse_from_rfc3339(&to_text(at)).unwrap(), at);
    }
}
