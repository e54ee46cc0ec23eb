//! From the marks of all members to the result of a dossier and the ranking of a call.
//!
//! Every number carries its [`Explanation`] as data: the interface unfolds it and computes nothing.

pub mod chair;
pub mod dossier;
pub mod explanation;
pub mod ranking;
pub mod tie_break;

pub use chair::{ChairSet, chair_sets};
pub use dossier::{CellResult, CriterionResult, Dispersion, DossierResult, Flag, ThresholdCheck, consolidate};
pub use explanation::{Explanation, Formula, LeftOut, LeftOutReason, Number, Operand, Rule};
pub use ranking::{Apart, ApartReason, FloorFailure, Place, Ranking, rank};
pub use tie_break::{Candidate, Precedence, TieBreak, TieReason};

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tie_tests;
