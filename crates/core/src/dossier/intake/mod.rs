//! Taking dossiers in: files, folders and mails become dossiers with their documents.
//!
//! A folder that holds files is one dossier, and so is a loose file; a mail is one dossier unless it belongs to one. Everything is
//! read, then the rule of belonging ([`belonging`]) proposes what becomes of it: what is certain is written, each dossier as one
//! operation; what is not waits for somebody's answer. A plan is the same without the writing. Importing the same again changes
//! nothing, and everything that was given ends in the report.

mod belonging;
mod contents;
mod delivery;
mod file_unit;
mod import;
mod known;
mod mail_unit;
mod naming;
mod receipt;
mod run;
mod scan;
mod settle;
pub mod view;
mod waiting;
mod write;

pub use import::{ImportRequest, Taken, import, plan};
pub use scan::files;
pub use waiting::waiting;
