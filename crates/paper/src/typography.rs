//! French and English typography of numbers, dates and running text.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::Language;
use crate::common::Cents;

/// No-break space: before a colon, inside guillemets, before units.
pub const NBSP: char = '\u{a0}';
/// Narrow no-break space: before `; ! ?` and between groups of three digits.
pub const NARROW: char = '\u{202f}';

const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn name_of(names: &'static [&'static str], index: u32) -> &'static str {
    names.get(index as usize).copied().unwrap_or_default()
}

/// `14 janvier 2026`, `1er mars 2026`; `14 January 2026`.
pub fn date(language: Language, day: NaiveDate) -> String {
    let month = day.month0();
    match language {
        Language::Fr if day.day() == 1 => format!("1er{NBSP}{} {}", name_of(&MONTHS_FR, month), day.year()),
        Language::Fr => format!("{}{NBSP}{} {}", day.day(), name_of(&MONTHS_FR, month), day.year()),
        Language::En => format!("{}{NBSP}{} {}", day.day(), name_of(&MONTHS_EN, month), day.year()),
    }
}

/// `mercredi 14 janvier 2026`; `Wednesday 14 January 2026`.
pub fn full_date(language: Language, day: NaiveDate) -> String {
    let weekday = day.weekday().num_days_from_monday();
    let name = match language {
        Language::Fr => name_of(&DAYS_FR, weekday),
        Language::En => name_of(&DAYS_EN, weekday),
    };
    format!("{name} {}", date(language, day))
}

/// `14/01/2026`, in both languages: the papers are read in France.
pub fn short_date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// `14 h 05`; `14:05`.
pub fn time(language: Language, at: NaiveTime) -> String {
    match language {
        Language::Fr => format!("{}{NBSP}h{NBSP}{:02}", at.hour(), at.minute()),
        Language::En => format!("{:02}:{:02}", at.hour(), at.minute()),
    }
}

fn grouped(digits: &str, separator: char) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// `12 345`; `12,345`.
pub fn integer(language: Language, number: u64) -> String {
    grouped(&number.to_string(), if language == Language::Fr { NARROW } else { ',' })
}

/// `12 345,67 €`; `€12,345.67`. Whole euros carry no decimals.
pub fn money(language: Language, amount: Cents) -> String {
    let sign = if amount < 0 { "\u{2212}" } else { "" };
    let euros = integer(language, amount.unsigned_abs() / 100);
    let cents = amount.unsigned_abs() % 100;
    match (language, cents) {
        (Language::Fr, 0) => format!("{sign}{euros}{NBSP}€"),
        (Language::Fr, _) => format!("{sign}{euros},{cents:02}{NBSP}€"),
        (Language::En, 0) => format!("{sign}€{euros}"),
        (Language::En, _) => format!("{sign}€{euros}.{cents:02}"),
    }
}

/// The official score with the language's decimal separator (`67,50`; `67.50`).
pub fn decimal(language: Language, score: &str) -> String {
    let is_number = score
        .chars()
        .all(|one| one.is_ascii_digit() || matches!(one, '.' | '-' | '/'));
    match language {
        Language::Fr if is_number => score.replace('.', ","),
        _ => score.to_owned(),
    }
}

/// Running text: in French, the spaces that must not break and the typographic apostrophe.
pub fn prose(language: Language, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied();
    chars
        .iter()
        .enumerate()
        .map(|(index, &here)| {
            let before = index.checked_sub(1).and_then(at);
            set_one(language, here, before, at(index + 1))
        })
        .collect()
}

fn set_one(language: Language, here: char, before: Option<char>, after: Option<char>) -> char {
    let letters = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphanumeric);
    match (language, here) {
        (_, '\'') if letters => '’',
        (Language::Fr, ' ') => french_space(before, after),
        _ => here,
    }
}

fn french_space(before: Option<char>, after: Option<char>) -> char {
    match (before, after) {
        (_, Some(';' | '!' | '?')) => NARROW,
        (_, Some(':' | '»' | '%' | '€')) | (Some('«' | '°'), _) => NBSP,
        _ => ' ',
    }
}

/// Letters that a line holds at the head or at the foot of a page.
const ONE_LINE: usize = 90;

/// A title or a name where there is room for one line.
pub fn one_line(text: &str) -> String {
    match text.char_indices().nth(ONE_LINE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

/// Breaks a hexadecimal hash into groups of eight, to be read aloud or compared.
pub fn hash_groups(hash: &str) -> Vec<String> {
    let chars: Vec<char> = hash.chars().collect();
    chars.chunks(8).map(|group| group.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn french_dates_and_times_are_written_as_a_secretary_writes_them() {
        assert_eq!(
            full_date(Language::Fr, day(2026, 1, 14)),
            "mercredi 14\u{a0}janvier 2026"
        );
        assert_eq!(date(Language::Fr, day(2026, 3, 1)), "1er\u{a0}mars 2026");
        assert_eq!(
            time(Language::Fr, NaiveTime::from_hms_opt(14, 5, 0).unwrap()),
            "14\u{a0}h\u{a0}05"
        );
        assert_eq!(
            full_date(Language::En, day(2026, 1, 14)),
            "Wednesday 14\u{a0}January 2026"
        );
        assert_eq!(time(Language::En, NaiveTime::from_hms_opt(9, 5, 0).unwrap()), "09:05");
        assert_eq!(short_date(day(2026, 2, 3)), "03/02/2026");
    }

    #[test]
    fn money_is_grouped_and_keeps_its_cents() {
        assert_eq!(money(Language::Fr, 1_234_567), "12\u{202f}345,67\u{a0}€");
        assert_eq!(money(Language::Fr, 4_500_000), "45\u{202f}000\u{a0}€");
        assert_eq!(money(Language::Fr, -905), "\u{2212}9,05\u{a0}€");
        assert_eq!(money(Language::En, 1_234_567), "€12,345.67");
        assert_eq!(integer(Language::Fr, 1_000_000), "1\u{202f}000\u{202f}000");
        assert_eq!(integer(Language::Fr, 999), "999");
    }

    #[test]
    fn a_score_only_changes_its_separator() {
        assert_eq!(decimal(Language::Fr, "67.50"), "67,50");
        assert_eq!(decimal(Language::En, "67.50"), "67.50");
        assert_eq!(decimal(Language::Fr, "-0.25"), "-0,25");
    }

    #[test]
    fn a_word_that_stands_for_a_mark_is_printed_as_it_is() {
        for word in ["n.c.", "Très bien.", "—", "NO GO"] {
            assert_eq!(decimal(Language::Fr, word), word);
        }
    }

    #[test]
    fn french_punctuation_never_starts_a_line() {
        assert_eq!(
            prose(Language::Fr, "Pourquoi ? « l'un » : 40 % ; n° 3 !"),
            "Pourquoi\u{202f}? «\u{a0}l’un\u{a0}»\u{a0}: 40\u{a0}%\u{202f}; n°\u{a0}3\u{202f}!"
        );
    }

    #[test]
    fn english_text_keeps_its_spaces() {
        assert_eq!(prose(Language::En, "the chair's vote : yes"), "the chair’s vote : yes");
    }

    #[test]
    fn a_title_longer_than_a_line_says_that_it_goes_on() {
        assert_eq!(one_line("Relevé de décisions"), "Relevé de décisions");
        let cut = one_line(&"é".repeat(200));
        assert!(cut.chars().count() == 91 && cut.ends_with('…'));
    }

    #[test]
    fn a_hash_is_printed_in_groups_of_eight() {
        assert_eq!(hash_groups("0123456789abcdef01"), ["01234567", "89abcdef", "01"]);
    }
}
