//! Decisions: what the committee decides on a dossier, why, and what must stand before it may.

pub mod comparison;
mod condition;
mod date;
pub mod departure;
mod extension;
pub mod label;
mod lift;
pub mod lines;
pub mod model;
pub(crate) mod queries;
mod record;
pub(crate) mod reopen;
mod review;
pub mod rules;
pub(crate) mod take_back;
pub mod term;
mod validate;
pub mod view;
pub mod vote;
pub mod weigh;

pub use comparison::{Comparison, comparison};
pub use condition::pending;
pub(crate) use condition::reviewed;
pub use date::date;
pub use lift::{Lifting, lift};
pub use queries::{of_call, of_dossier, of_session};
pub use record::record;
pub use reopen::reopen;
pub use review::review;
pub use term::{Term, TermInput, TermProposal};
pub use validate::{Validation, validate};
pub use view::{AuthorityAct, ConditionOutcome, DecisionInput, DecisionView, Effect, Review, ReviewView};
pub use weigh::{DecisionDraft, Weighing, weigh};
