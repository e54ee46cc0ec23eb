//! The wire: one request and one response type per command, the one list of commands, and the errors that cross.
//!
//! A [`Host`] is what a command needs from its surroundings: the open workspace, the worker that reads documents, the press. Who
//! asks comes with every call ([`Asker`]); the host remembers nobody. The window and the command line call the same functions;
//! neither holds a rule.
//!
//! To add a command: write its request and response beside its function in the area's module, add one line to
//! [`commands!`](crate::commands), and run `make types`.

mod call;
mod check;
mod committee;
mod decision;
mod depends;
mod document;
mod dossier;
mod error;
mod evaluation;
mod exchange;
mod host;
mod intake;
mod journal;
mod label;
mod list;
mod pack;
mod paper;
mod person;
mod reading;
mod sample;
mod seat;
mod session;
mod territory;
pub mod wire;
mod workspace;

pub use depends::DEPENDS;
pub use error::ApiError;
pub use host::{Event, Host, HostConfig};
pub use list::COMMANDS;
pub use sample::oracle;
pub use seat::{Asker, Who};

#[cfg(test)]
mod schemas;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod typescript;
