//! The days on which a letter may expect something: neither Saturday, nor Sunday, nor a French public holiday.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Public holidays on a fixed day (month, day): code du travail, L.3133-1.
const FIXED: [(u32, u32); 8] = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
/// Public holidays by their days after Easter Sunday: Easter Monday, Ascension, Whit Monday.
const AFTER_EASTER: [u64; 3] = [1, 39, 50];

/// Easter Sunday of a year (Gregorian computus of Meeus and Butcher); none for a year out of the calendar.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, of_century) = (year.rem_euclid(19), year / 100, year % 100);
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let place = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(place / 31).ok()?,
        u32::try_from(place % 31 + 1).ok()?,
    )
}

/// Whether a day is a public holiday in the whole of metropolitan France; those of Alsace and Moselle alone are not.
pub fn is_public_holiday(day: NaiveDate) -> bool {
    let moving = || {
        easter(day.year()).is_some_and(|easter| {
            AFTER_EASTER
                .iter()
                .any(|after| easter.checked_add_days(Days::new(*after)) == Some(day))
        })
    };
    FIXED.contains(&(day.month(), day.day())) || moving()
}

/// Whether offices are open on a day.
pub fn is_working(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !is_public_holiday(day)
}

/// The day itself, or the last working day before it: for what is asked before something happens.
pub fn on_or_before(day: NaiveDate) -> NaiveDate {
    day.iter_days().rev().find(|day| is_working(*day)).unwrap_or(day)
}

/// The day itself, or the first working day after it: for a time that somebody is given.
pub fn on_or_after(day: NaiveDate) -> NaiveDate {
    day.iter_days().find(|day| is_working(*day)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_on_its_published_days() {
        for sunday in [
            "1900-04-15",
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2100-03-28",
        ] {
            assert_eq!(easter(day(sunday).year()), Some(day(sunday)));
        }
        for year in 1583..2400 {
            assert_eq!(easter(year).unwrap().weekday(), Weekday::Sun, "{year}");
        }
    }

    #[test]
    fn the_eleven_holidays_of_a_year_are_known() {
        let first = day("2026-01-01");
        let found: Vec<String> = first
            .iter_days()
            .take_while(|one| one.year() == 2026)
            .filter(|one| is_public_holiday(*one))
            .map(|one| one.to_string())
            .collect();
        assert_eq!(
            found,
            [
                "2026-01-01",
                "2026-04-06",
                "2026-05-01",
                "2026-05-08",
                "2026-05-14",
                "2026-05-25",
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25",
            ]
        );
    }

    #[test]
    fn a_day_off_gives_way_to_the_working_day_before_or_after() {
        // Whit Monday after a weekend.
        assert_eq!(on_or_before(day("2026-05-25")), day("2026-05-22"));
        assert_eq!(on_or_after(day("2026-05-23")), day("2026-05-26"));
        assert_eq!(on_or_after(day("2026-12-12")), day("2026-12-14"));
        assert_eq!(on_or_before(day("2026-05-26")), day("2026-05-26"));
        assert_eq!(on_or_after(day("2027-01-01")), day("2027-01-04"));
    }
}
