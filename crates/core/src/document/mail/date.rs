//! The dates that mail programs write, well or badly (RFC 5322, RFC 822, ISO 8601, French). A date that is not understood is none:
//! somebody says it.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::clock::{self, Timestamp};
use crate::document::fold;

const MONTHS: [(&str, u32); 24] = [
    ("janv", 1),
    ("jan", 1),
    ("fevr", 2),
    ("fev", 2),
    ("feb", 2),
    ("mars", 3),
    ("mar", 3),
    ("avr", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aout", 8),
    ("aou", 8),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
];
const DAYS: [&str; 14] = [
    "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
];
/// Named zones with their minutes ahead of UTC.
const ZONES: [(&str, i64); 23] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("west", 60),
    ("bst", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("pst", -480),
    ("pdt", -420),
];

/// A year, a month and a day.
type Day = (i32, u32, u32);

/// What was read so far.
#[derive(Default)]
struct Found {
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    time: Option<NaiveTime>,
    zone: Option<i64>,
    afternoon: Option<bool>,
    weekday: bool,
}

/// The instant of a date as it was written; none for what is no date, or one outside of [`clock::YEARS`]. A time without a zone
/// is one of Paris.
pub fn instant(text: &str) -> Option<Timestamp> {
    let (text, comment) = without_comments(text);
    let mut found = Found::default();
    for token in text
        .split([' ', '\t', ',', '\u{a0}', '\u{202f}'])
        .filter(|token| !token.is_empty())
    {
        // Whatever follows the zone is a remark.
        if found.take(&fold(token)).is_none() && found.zone.is_none() {
            return None;
        }
    }
    if found.zone.is_none() {
        found.zone = zone(&fold(comment.trim()));
    }
    found.instant()
}

/// A text without what stands in brackets, and the last of that.
fn without_comments(text: &str) -> (String, String) {
    let (mut kept, mut comment, mut depth) = (String::new(), String::new(), 0_u32);
    for character in text.chars() {
        match character {
            '(' => {
                depth += 1;
                comment.clear();
            }
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => comment.push(character),
            _ => kept.push(character),
        }
    }
    (kept, comment)
}

impl Found {
    /// Takes one folded word; none when it means nothing.
    fn take(&mut self, token: &str) -> Option<()> {
        let word = token.trim_matches('.');
        if let Some((date, time)) = iso(token) {
            self.date(date)?;
            return time.map_or(Some(()), |time| self.take(time));
        }
        if word.contains(':')
            || (self.time.is_none() && word.contains('h') && word.starts_with(|c: char| c.is_ascii_digit()))
        {
            return self.clock(word);
        }
        if let Some(date) = slashed(word) {
            return self.date(date);
        }
        if self.time.is_some()
            && self.zone.is_none()
            && let Some(minutes) = zone(word)
        {
            self.zone = Some(minutes);
            return Some(());
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) || word == "1er" {
            return self.number(word);
        }
        if word == "am" || word == "pm" {
            self.afternoon = Some(word == "pm");
            return Some(());
        }
        let month = MONTHS.iter().find(|(name, _)| word.starts_with(name));
        // `mar.` is a Tuesday at the start and March elsewhere; `mardi` is clear.
        let weekday = DAYS.iter().any(|name| word.starts_with(name)) && self.day.is_none() && !self.weekday;
        match month {
            Some((_, number)) if self.month.is_none() && word != "mardi" && !weekday => self.month = Some(*number),
            _ if weekday => self.weekday = true,
            _ if matches!(word, "a" | "le" | "at" | "-") => {}
            _ => return None,
        }
        Some(())
    }

    /// A day, then a year of four or of two digits.
    fn number(&mut self, word: &str) -> Option<()> {
        let value: u32 = word.trim_end_matches("er").parse().ok()?;
        if word.len() == 4 && self.year.is_none() {
            self.year = i32::try_from(value).ok();
        } else if self.day.is_none() && value <= 31 {
            self.day = Some(value);
        } else if self.year.is_none() && word.len() == 2 {
            self.year = i32::try_from(if value < 70 { 2000 + value } else { 1900 + value }).ok();
        } else {
            return None;
        }
        Some(())
    }

    fn date(&mut self, (year, month, day): Day) -> Option<()> {
        if self.day.is_some() || self.year.is_some() {
            return None;
        }
        (self.year, self.month, self.day) = (Some(year), Some(month), Some(day));
        Some(())
    }

    /// `23:58`, `23:58:00.000`, `23h58`, with a zone right behind it or not.
    fn clock(&mut self, word: &str) -> Option<()> {
        let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | 'h'));
        let (clock, behind) = word.split_at(end.unwrap_or(word.len()));
        if self.time.is_some() || (clock.is_empty() && !behind.is_empty()) {
            self.zone = Some(self.zone.or_else(|| zone(word))?);
            return Some(());
        }
        let mut numbers = clock.split([':', 'h', '.']).map(str::parse::<u32>);
        let hour = numbers.next()?.ok()?;
        let minute = numbers.next().map_or(
            Some(0),
            |minute| if clock.ends_with('h') { Some(0) } else { minute.ok() },
        )?;
        // RFC 5322 allows a leap second.
        let second = numbers.next().map_or(Some(0), Result::ok)?.min(59);
        self.time = Some(NaiveTime::from_hms_opt(hour, minute, second)?);
        if !behind.is_empty() && behind != "m" {
            self.zone = Some(zone(behind)?);
        }
        Some(())
    }

    fn instant(self) -> Option<Timestamp> {
        use chrono::Timelike as _;
        let day = NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)?;
        let mut time = self.time?;
        if let Some(afternoon) = self.afternoon {
            time = time.with_hour(time.hour() % 12 + if afternoon { 12 } else { 0 })?;
        }
        let at = self.zone.map_or_else(
            || clock::paris_instant(day, time),
            |minutes| day.and_time(time).and_utc() - TimeDelta::minutes(minutes),
        );
        clock::is_plausible(at).then_some(at)
    }
}

/// `2020-06-21` or `2020-06-21T23:58:00+02:00`: the date, and what follows the mark of the time.
fn iso(token: &str) -> Option<(Day, Option<&str>)> {
    let (date, time) = token
        .split_once('t')
        .map_or((token, None), |(date, time)| (date, Some(time)));
    let mut numbers = date.split('-');
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let whole = year.len() == 4 && month.len() == 2 && day.len() == 2 && numbers.next().is_none();
    whole.then_some(())?;
    Some(((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?), time))
}

/// `21/06/2020`, the day first as in French; `21-juin-2020` and `21-Jun-2020` as well.
fn slashed(word: &str) -> Option<Day> {
    let mut pieces = word.split(['/', '-']).filter(|piece| !piece.is_empty());
    let (day, month, year) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let named = || {
        MONTHS
            .iter()
            .find(|(name, _)| month.starts_with(name))
            .map(|(_, number)| *number)
    };
    let month = month.parse().ok().or_else(named)?;
    (year.len() == 4 && pieces.next().is_none()).then_some(())?;
    Some((year.parse().ok()?, month, day.parse().ok()?))
}

/// Minutes ahead of UTC: `+0200`, `+02:00`, `+2`, `GMT+0200`, `CEST`.
fn zone(word: &str) -> Option<i64> {
    if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| *name == word) {
        return Some(*minutes);
    }
    let offset = ["gmt", "utc", "ut"]
        .iter()
        .find_map(|name| word.strip_prefix(name))
        .unwrap_or(word);
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let number: i64 = digits.parse().ok()?;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number, 0),
        3 | 4 => (number / 100, number % 100),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_evening_is_the_last_evening_however_it_is_written() {
        for text in [
            "Sun, 21 Jun 2020 23:58:00 +0200",
            "Sun, 21 Jun 2020 23:58:00 CEST",
            "Sun, 21 Jun 2020 23:58:00 GMT+0200",
            "Sun, 21 Jun 2020 23:58:00 GMT+02:00 (CEST)",
            "Sun, 21 Jun 2020 23:58:00 (CEST)",
            "Sun, 21 Jun 2020 22:58:00 CET",
            "Sun, 21 Jun 2020 21:58:00 Z",
            "21 Jun 20 21:58 UT",
            "Sun,21 Jun 2020 23:58:00 +0200 (Paris, heure d'été)",
            "Sun Jun 21 23:58:00 CEST 2020",
            "Sun, Jun 21 2020 23:58:00 +0200",
            "2020-06-21T23:58:00+02:00",
            "2020-06-21T21:58:00.000Z",
            "2020-06-21 23:58:00 +0200",
            "2020-06-21 23:58",
            "dimanche 21 juin 2020 23:58:00",
            "dim. 21 juin 2020 à 23:58",
            "le 21 juin 2020 à 23h58",
            "21/06/2020 23:58:00",
            "21-Jun-2020 23:58:00 +0200",
            "Sun, 21 Jun 2020 11:58:00 PM +0200",
            "Sun, 21 Jun 2020 23:58:00 +0200 remark",
        ] {
            let read = instant(text).map(|at| at.to_rfc3339());
            assert_eq!(read.as_deref(), Some("2020-06-21T21:58:00+00:00"), "{text}");
        }
        assert_eq!(
            instant("mar. 24 mars 2020 10h").unwrap().to_rfc3339(),
            "2020-03-24T09:00:00+00:00"
        );
        assert_eq!(
            instant("mardi 1er août 2023 08:00").unwrap().to_rfc3339(),
            "2023-08-01T06:00:00+00:00"
        );
        assert_eq!(
            instant("Tue Mar 24 10:00:00 2020 CET").unwrap().to_rfc3339(),
            "2020-03-24T09:00:00+00:00"
        );
        assert!(
            instant("Tue, 30 Jun 2020 23:59:60 +0200").is_some(),
            "a leap second is allowed"
        );
    }

    #[test]
    fn what_is_not_understood_is_never_guessed() {
        for text in [
            "",
            "demain",
            "Tue, 31 Feb 2020 10:00:00 +0100",
            "Sun, 21 Jun 2020 23:58:00 XYZ",
            "Sun, 21 Jun 2020",
            "06/21/2020 10:00",
            "Sun, 21 Jun 0026 10:00:00 +0200",
            "Sun, 21 Jun 1989 10:00:00 +0200",
            "Sun, 21 Jun 2101 10:00:00 +0200",
            "Sun, 21 Jun 2020 25:00:00 +0200",
            "Sun, 21 Jun 2020 10:00:00 +9900",
        ] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
