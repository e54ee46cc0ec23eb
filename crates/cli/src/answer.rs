//! What every area does with an answer: the wire's JSON as it is, or words.

use palmares_core::clock;
use palmares_core::journal::Receipt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;

impl Context {
    /// Answers in JSON, or in the words made by `human`.
    pub fn answer<T: Serialize>(&self, answer: &T, human: impl FnOnce(&T) -> String) -> Result<Exit, Failure> {
        if self.json {
            output::json(answer)?;
        } else {
            output::text_line(&human(answer))?;
        }
        Ok(Exit::Done)
    }

    /// Answers to something that was done: where it stands in the journal.
    pub fn done(&self, receipt: &Receipt) -> Result<Exit, Failure> {
        self.answer(receipt, |receipt| self.receipt(receipt))
    }

    /// The sentence of a receipt.
    pub fn receipt(&self, receipt: &Receipt) -> String {
        match receipt.entry {
            Some(entry) => self.words.say("done.entry", &[("entry", &entry.to_string())]),
            None => self.words.get("done.nothing"),
        }
    }

    /// The heading of a column.
    pub fn heading(&self, key: &str) -> String {
        self.words.get(&format!("heading.{key}"))
    }
}

/// One of the program's words, as it is stored (`show_of_hands`).
pub fn word<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, Failure> {
    let stored = text.trim().replace('-', "_").to_lowercase();
    serde_json::from_value(Value::String(stored)).map_err(|_| Failure::value(what, text))
}

/// A day (`2026-05-13`) of a year in which a call can live.
pub fn day(text: &str) -> Result<chrono::NaiveDate, Failure> {
    let wrong = || Failure::value("date", text);
    text.parse()
        .ok()
        .filter(|day| clock::is_plausible_day(*day))
        .ok_or_else(wrong)
}

/// An instant in Paris: a day, with a time or at noon (`2026-05-13`, `2026-05-13 16:45`).
pub fn instant(text: &str) -> Result<clock::Timestamp, Failure> {
    let (date, time) = text.trim().split_once([' ', 'T']).unwrap_or((text.trim(), "12:00"));
    let time = time.parse().map_err(|_| Failure::value("date", text))?;
    Ok(clock::paris_instant(day(date)?, time))
}

/// An amount in euros (`45000`, `1250,50`) in cents.
pub fn cents(text: &str) -> Result<i64, Failure> {
    let plain: String = text
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '€')
        .collect();
    let plain = plain.replace(',', ".");
    let (euros, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let wrong = || Failure::value("amount", text);
    let whole: i64 = euros.parse().map_err(|_| wrong())?;
    let rest: i64 = match rest.len() {
        0 => 0,
        1 => rest.parse::<i64>().map_err(|_| wrong())? * 10,
        2 => rest.parse().map_err(|_| wrong())?,
        _ => return Err(wrong()),
    };
    whole
        .checked_mul(100)
        .and_then(|cents| cents.checked_add(rest))
        .filter(|_| whole >= 0)
        .ok_or_else(wrong)
}

/// An empty cell.
pub const NONE: &str = "—";

/// A value, or the sign of its absence.
pub fn or_none(value: Option<impl ToString>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        assert_eq!(cents("45 000 €").unwrap(), 4_500_000);
        assert_eq!(cents("1250,5").unwrap(), 125_050);
        assert!(cents("-3").is_err() && cents("1,234").is_err() && cents("beaucoup").is_err());
    }
}
