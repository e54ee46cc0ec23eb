//! Amounts and days as people type them. The window reads amounts by the same rules (`ui/src/text/money.ts`), and one table of examples
//! (`tests/fixtures/typed`) holds for both.

use chrono::NaiveDate;
use palmares_core::clock::{self, Timestamp};

use crate::failure::Failure;

/// Digits of euros beyond which nobody means it.
const MOST_DIGITS: usize = 12;

/// An amount in euros (`45000`, `45 000 €`, `1250,50`, `1 250.50`) in cents.
///
/// A point or a comma before three last digits may part thousands or cents: it is refused as ambiguous.
pub fn cents(text: &str) -> Result<i64, Failure> {
    let wrong = || Failure::value("amount", text);
    let number = without_currency(text).ok_or_else(wrong)?;
    let marks: Vec<char> = number.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (euros, cents) = match marks.as_slice() {
        [] => (number.as_str(), ""),
        _ => number.rsplit_once(['.', ',']).ok_or_else(wrong)?,
    };
    if marks.first().is_some_and(|mark| grouped(&number, *mark).is_some()) {
        return Err(Failure::ambiguous("amount", text));
    }
    let is_whole = marks.is_empty() || matches!(cents.len(), 1 | 2) && is_digits(cents);
    let group = match marks.as_slice() {
        [] | [_] => ' ',
        [groups @ .., decimal] if !groups.contains(decimal) => groups.first().copied().unwrap_or(' '),
        _ => return Err(wrong()),
    };
    let euros = grouped(euros, group).filter(|_| is_whole).ok_or_else(wrong)?;
    let cents: i64 = format!("{cents:0<2}").parse().map_err(|_| wrong())?;
    let euros: i64 = euros.parse().map_err(|_| wrong())?;
    Ok(euros * 100 + cents)
}

/// The number of an amount, every kind of space in it the same.
fn without_currency(text: &str) -> Option<String> {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let plain = plain.strip_prefix('€').unwrap_or(&plain).trim_start();
    let lower = plain.to_lowercase();
    let unit = ["euros", "euro", "eur", "€"]
        .into_iter()
        .find(|unit| lower.ends_with(unit))
        .unwrap_or("");
    Some(plain.get(..plain.len() - unit.len())?.trim_end().to_owned())
}

/// The digits of whole euros, whose groups, if there are any, are thousands.
fn grouped(euros: &str, group: char) -> Option<String> {
    let groups: Vec<&str> = euros.split(group).collect();
    let (first, thousands) = groups.split_first()?;
    let holds = is_digits(first)
        && (thousands.is_empty() || first.len() <= 3)
        && thousands.iter().all(|digits| digits.len() == 3 && is_digits(digits));
    let digits = groups.concat();
    (holds && digits.len() <= MOST_DIGITS).then_some(digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day (`2026-05-13`, `13/05/2026`, `13/5/26`), between 1990 and 2100. Two figures are a year of this century, or the last decade
/// of the one before; between hyphens they may be either end.
pub fn day(text: &str) -> Result<NaiveDate, Failure> {
    parse_day(text.trim()).ok_or_else(|| Failure::value("date", text))
}

/// An instant in Paris: a day, with a time or at noon (`2026-05-13`, `2026-05-13 16:45`).
pub fn instant(text: &str) -> Result<Timestamp, Failure> {
    let (date, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), "12:00"));
    let time = time.parse().map_err(|_| Failure::value("date", text))?;
    Ok(clock::paris_instant(day(date)?, time))
}

fn parse_day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    if !parts.iter().all(|part| is_digits(part)) || month.len() > 2 {
        return None;
    }
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let number = year.parse::<i32>().ok()?;
    let year = match year.len() {
        4 => number,
        2 if text.contains('-') => return None,
        2 if number < 90 => 2000 + number,
        2 => 1900 + number,
        _ => return None,
    };
    let day = day.parse().ok().filter(|_| day.len() <= 2)?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day).filter(|date| clock::is_plausible_day(*date))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn examples(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
        table.lines().skip(1).map(|line| line.rsplit_once(';').unwrap())
    }

    #[test]
    fn amounts_are_read_as_people_type_them_or_refused() {
        for (typed, expected) in examples(include_str!("../../../tests/fixtures/typed/amounts.csv")) {
            let read = match cents(typed) {
                Ok(cents) => cents.to_string(),
                Err(Failure::Ambiguous { .. }) => "ambiguous".to_owned(),
                Err(_) => "unreadable".to_owned(),
            };
            assert_eq!(read, expected, "{typed}");
        }
    }

    #[test]
    fn days_are_read_as_people_type_them_or_refused() {
        for (typed, expected) in examples(include_str!("../../../tests/fixtures/typed/days.csv")) {
            let read = day(typed).map_or_else(|_| "refused".to_owned(), |day| day.to_string());
            assert_eq!(read, expected, "{typed}");
        }
    }
}
