//! The program behind Palmarès: domain, rules, storage and documents. It knows no window, no command line and no prose.
//!
//! A tour: a [`store::Store`] is an open workspace. Every change to it goes through [`journal`]. A [`call`] has rules and a
//! [`grid`]; a [`dossier`] answers a call with its [`document`]s; a [`committee`] declares interests, scores
//! ([`evaluation`]) and, in session, takes a [`decision`]. [`territory`] knows where things are, [`search`] finds them again.

mod area_rules;
pub mod call;
pub mod clock;
pub mod committee;
pub mod decision;
mod disk;
pub mod document;
pub mod dossier;
pub mod error;
pub mod evaluation;
pub mod exchange;
pub mod funding;
pub mod grid;
pub mod id;
pub mod journal;
pub mod label;
pub mod minutes;
pub mod opinion;
pub mod pack;
pub mod paper;
pub mod search;
pub mod session;
#[cfg(test)]
mod shelf;
pub mod sight;
pub mod store;
mod stored;
pub mod territory;

mod words;

pub use area_rules::{redo, require_sound, undo, verify, verify_with};
