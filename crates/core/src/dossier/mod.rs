//! Dossiers: who applies, with what, how far it has come, and what was checked.

mod access;
mod advance;
pub mod checks;
mod counter;
mod documents;
mod head;
mod input;
pub mod intake;
pub mod lifecycle;
mod list;
mod mail;
pub mod model;
mod preview;
mod queries;
mod register;
mod rows;
pub(crate) mod stage;
pub mod view;
mod write;

pub use access::{document_for, document_pages, matter, matter_of_bytes};
pub use advance::{advance, state};
pub use counter::{CounterFigure, CounterInput, CounterView, counters, counters_of, set_counter};
pub use documents::{classify_document, move_document, waive};
pub(crate) use head::{DossierHead, head};
pub use lifecycle::{DossierEvent, is_scored};
pub use list::list;
pub use mail::{KeptPart, MailPart, MailPlace, MailView, read_mail};
pub use model::{Applicant, ApplicantKind, Dossier, DossierState, ReceivedBy, Stage, under_construction};
pub use preview::read_preview;
pub use queries::{documents, get};
pub use register::{create, update, withdraw};
pub use rows::{load, load_all};
pub(crate) use stage::require_ready;
pub use stage::{StageInput, set_stage};

#[cfg(test)]
mod tests;
