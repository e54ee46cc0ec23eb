//! Decisions: what the committee decides on a dossier, why, and what must stand before it may.

pub mod departure;
pub mod model;
pub(crate) mod queries;
mod record;
pub mod rules;
pub mod view;

pub use queries::{of_dossier, of_session};
pub use record::record;
pub use view::{DecisionInput, DecisionView};
