//! Dossiers: who applies, with what, how far it has come, and what was checked.

mod access;
mod advance;
pub mod checks;
mod documents;
mod head;
mod input;
pub mod intake;
pub mod lifecycle;
mod list;
mod mail;
pub mod model;
mod queries;
mod register;
mod rows;
pub mod view;
mod write;

pub use access::{document_for, document_pages, matter};
pub use advance::{advance, state};
pub use documents::{classify_document, move_document, waive};
pub(crate) use head::{DossierHead, head};
pub use lifecycle::{DossierEvent, is_scored};
pub use list::list;
pub use mail::{KeptPart, MailPart, MailPlace, MailView, read_mail};
pub use model::{Applicant, ApplicantKind, Dossier, DossierState, ReceivedBy};
pub use queries::{documents, get};
pub use register::{create, update, withdraw};
pub use rows::{load, load_all};

#[cfg(test)]
mod tests;
