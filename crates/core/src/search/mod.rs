//! Full-text search over dossiers, applicants, mails, decisions and the pages of documents: accents, case and ligatures folded.
//!
//! The index is derived: [`refresh`] runs at the end of every operation, inside its transaction, so undo and redo keep it right too.

mod excerpt;
mod index;
mod query;
pub mod view;

pub(crate) use index::refresh;
pub use query::find;
