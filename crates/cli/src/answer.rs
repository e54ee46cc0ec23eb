//! What every area does with an answer: the wire's JSON as it is, or words.

use std::path::Path;
use std::{fs, io};

use palmares_core::grid::Unread;
use palmares_core::journal::Receipt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
pub use crate::typed::{cents, day};

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
        self.words.get(&self.in_words_of_call(&format!("heading.{key}")))
    }
}

/// One of the program's words, as it is stored (`show_of_hands`).
pub fn word<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, Failure> {
    let stored = text.trim().replace('-', "_").to_lowercase();
    serde_json::from_value(Value::String(stored)).map_err(|_| Failure::value(what, text))
}

/// What a file holds, in the documented JSON. What is in it and not known is refused by its name.
pub fn given<T: DeserializeOwned>(context: &Context, file: &Path) -> Result<T, Failure> {
    serde_json::from_str(&text_of(file)?).map_err(|error| unread(context, file, Unread::of(&error)))
}

/// What keeps a file from being read, with its line.
pub fn unread(context: &Context, file: &Path, unread: Unread) -> Failure {
    let (line, name) = (unread.line.to_string(), unread.name.unwrap_or_default());
    let key = format!("grid.unread.{}", unread.fault);
    Failure::Form {
        path: file.display().to_string(),
        detail: context.words.say(&key, &[("line", &line), ("name", &name)]),
    }
}

/// The text of a file, without the mark that some programmes put at its head; `-` is the standard input.
pub fn text_of(file: &Path) -> Result<String, Failure> {
    let unread = |error| Failure::File {
        path: file.display().to_string(),
        error,
    };
    let text = if file == Path::new("-") {
        io::read_to_string(io::stdin())
    } else {
        fs::read_to_string(file)
    };
    let text = text.map_err(unread)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}

/// An empty cell.
pub const NONE: &str = "—";

/// A value, or the sign of its absence.
pub fn or_none(value: Option<impl ToString>) -> String {
    value.map_or_else(|| NONE.to_owned(), |value| value.to_string())
}
