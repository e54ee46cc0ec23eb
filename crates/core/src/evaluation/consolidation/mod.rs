//! From the marks of all members to the result of a dossier and the ranking of a call.
//!
//! Every number carries its [`Explanation`] as data: the interface unfolds it and computes nothing.

pub mod chair;
mod conditions;
mod criteria;
pub mod dossier;
pub mod explanation;
mod flags;
mod official;
mod preview;
pub mod ranking;
pub mod tie_break;

pub use chair::{ChairSet, chair_sets};
pub use conditions::{ConditionCheck, envelope_line};
pub use criteria::CriterionResult;
pub use dossier::{
    CellResult, Dispersion, DossierResult, ThresholdCheck, consolidate, consolidate_with, individual_total,
};
pub use explanation::{Detail, Explanation, Formula, LeftOut, LeftOutReason, Number, Operand, Rule};
pub use flags::Flag;
pub use preview::preview;
pub use ranking::{Apart, ApartReason, FloorFailure, Place, Ranking, rank};
pub use tie_break::{Candidate, Precedence, TieBreak, TieReason};

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod schemes;
#[cfg(test)]
mod tie_tests;
