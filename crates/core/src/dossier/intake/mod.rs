//! Taking dossiers in: files, folders and mails become dossiers with their documents.
//!
//! A folder that holds files is one dossier, and so is a loose file; a mail is one dossier unless it follows a mail that is
//! there already. A content is stored and read before anything is written of it, then each dossier is one operation, which finds where it belongs. Importing
//! the same again changes nothing.

mod contents;
mod delivery;
mod file_unit;
mod import;
mod mail_unit;
mod naming;
mod run;
mod scan;
mod target;
mod write;

pub use import::{ImportRequest, Taken, import};
