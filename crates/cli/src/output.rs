//! The only place that prints.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line answers on its standard streams"
)]

use std::io::{self, Write as _};
use std::process::ExitCode;

use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::words::Words;

/// Prints an answer as indented JSON.
pub fn json<T: Serialize>(answer: &T) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(answer).map_err(|error| Failure::Output(io::Error::other(error)))?;
    text_line(&text)
}

/// Prints an answer for people. A closed pipe (`| head`) is no failure.
pub fn text_line(text: &str) -> Result<(), Failure> {
    match writeln!(io::stdout().lock(), "{text}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Tells on the error stream how far something is, on one line.
pub fn progress(text: &str) {
    if io::IsTerminal::is_terminal(&io::stderr()) {
        eprint!("\r\u{1b}[K{text}");
        let _ = io::stderr().flush();
    }
}

/// Ends the line of [`progress`].
pub fn progress_end() {
    if io::IsTerminal::is_terminal(&io::stderr()) {
        eprint!("\r\u{1b}[K");
    }
}

/// Prints why nothing was done.
pub fn failure(failure: &Failure, words: &Words, json: bool) {
    if json {
        eprintln!("{}", failure.json());
    } else {
        eprintln!("{}", failure.sentence(words));
    }
}

/// Prints help, the version, or what is wrong with the arguments.
pub fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() {
        Exit::Usage.into()
    } else {
        Exit::Done.into()
    }
}
