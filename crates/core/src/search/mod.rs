//! Full-text search over dossiers, applicants, mails, decisions and the pages of documents: accents, case and ligatures folded,
//! numbers in any grouping.
//!
//! The index is derived: [`refresh`] runs at the end of every operation, inside its transaction, so undo and redo keep it right too;
//! [`refresh_content`] runs when a content is read anew.

mod compare;
mod excerpt;
mod index;
mod query;
pub mod view;
mod words;

pub(crate) use compare::differences;
pub(crate) use index::{rebuild, rebuild_emptied, refresh, refresh_content};
pub use query::{Reach, find, unread};
