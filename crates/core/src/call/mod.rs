//! Calls for projects: their rules, calendar and templates.

pub mod calendar;
pub mod model;
pub mod template;
mod validate;
pub mod view;
pub mod vocabulary;

pub use model::{CallRules, Choice, Deadline, EligibilityRule, EligibilityTest, PriorityRule, RequiredDocument};
pub use template::{Origin, Provenance, Template};
pub(crate) use validate::looks_like_an_address;
pub use vocabulary::{
    CallKind, DecisionKind, IntakeMode, PartnerRole, QuorumPolicy, Relevance, Requirement, VotePolicy,
};
