//! The only place that prints.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line answers on its standard streams"
)]

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::misuse;
use crate::words::Words;

/// Prints an answer as indented JSON.
pub fn json<T: Serialize>(answer: &T) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(answer).map_err(|error| Failure::Output(io::Error::other(error)))?;
    line(&escaped(&text))
}

/// Prints an answer for people. A closed pipe (`| head`) is no failure.
pub fn text_line(text: &str) -> Result<(), Failure> {
    line(&harmless(text))
}

fn line(text: &str) -> Result<(), Failure> {
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Tells on the error stream how far something is, on one line.
pub fn progress(text: &str) {
    if io::IsTerminal::is_terminal(&io::stderr()) {
        let _ = write!(io::stderr().lock(), "\r\u{1b}[K{}", harmless(text));
    }
}

/// Ends the line of [`progress`].
pub fn progress_end() {
    if io::IsTerminal::is_terminal(&io::stderr()) {
        let _ = write!(io::stderr().lock(), "\r\u{1b}[K");
    }
}

/// Prints why nothing was done.
pub fn failure(failure: &Failure, words: &Words, json: bool) {
    let text = if json {
        escaped(&failure.json().to_string())
    } else {
        harmless(&failure.sentence(words))
    };
    // Whoever closed the error stream does not want to know; the exit code says it all the same.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// A text that tells a terminal nothing: what came from outside may hold characters that move its cursor or change its title.
fn harmless(text: &str) -> String {
    let shown = |letter: char| match letter {
        '\n' | '\t' => letter,
        letter if letter.is_control() => char::REPLACEMENT_CHARACTER,
        letter => letter,
    };
    text.chars().map(shown).collect()
}

/// The same for JSON, in which every control character that is left stands inside a text.
fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter.is_control() && letter != '\n' {
            let _ = write!(text, "\\u{:04x}", u32::from(letter));
        } else {
            text.push(letter);
        }
    }
    text
}

/// Prints help, the version, or what is wrong with the arguments.
pub fn usage(error: &clap::Error, words: &Words) -> ExitCode {
    match misuse::sentence(error, words) {
        Some(text) => {
            let _ = writeln!(io::stderr().lock(), "{}", harmless(&text));
        }
        None => {
            let _ = error.print();
        }
    }
    if error.use_stderr() {
        Exit::Usage.into()
    } else {
        Exit::Done.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_from_outside_tells_a_terminal_nothing() {
        let title = "Chaufferie\u{1b}]0;titre\u{7}\r\u{9b}2J";
        assert_eq!(harmless(title), "Chaufferie\u{fffd}]0;titre\u{fffd}\u{fffd}\u{fffd}2J");
        let json = escaped(&serde_json::json!({ "title": title }).to_string());
        assert!(!json.chars().any(char::is_control), "{json:?}");
        let back: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(back["title"], title);
    }
}
