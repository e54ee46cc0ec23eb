//! The checks before the committee, each a recorded act of its own: acknowledgement, completeness, admissibility, eligibility,
//! relevance.
//!
//! The pure parts find facts and outcomes; [`propose`] puts them before the case officer; [`record`] keeps what was decided,
//! with its motive, and moves the dossier.

pub mod completeness;
pub mod duplicates;
pub mod eligibility;
pub(super) mod gather;
pub mod lateness;
pub mod model;
pub mod outcome;
pub mod priority;
mod propose;
mod record;
#[cfg(test)]
pub(crate) mod sample;

pub use model::{CheckDetail, Fact, RuleFinding, RuleOutcome};
pub use outcome::CheckOutcome;
pub use propose::{UNDECIDED, propose};
pub use record::record;
