//! Dossiers: who applies, with what, how far it has come, and what was checked.

pub mod checks;
pub mod lifecycle;
pub mod model;
pub mod view;

pub use lifecycle::DossierEvent;
pub use model::{Applicant, ApplicantKind, Dossier, DossierState, ReceivedBy};
