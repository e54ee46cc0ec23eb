//! Calls for projects: their rules, calendar and templates.

mod activities;
mod area;
pub mod calendar;
mod create;
mod evaluators;
mod evidence;
mod file;
mod grids;
mod label;
mod letters;
pub mod model;
mod queries;
pub(crate) mod take_back;
pub mod template;
mod update;
mod validate;
pub mod view;
pub mod vocabulary;

pub use activities::Activities;
pub use area::Area;
pub use create::create;
pub use evaluators::{EvaluatorRules, ExpertNeed, FieldOf};
pub use evidence::CounterRule;
pub use file::CallFile;
pub(crate) use grids::grid_for;
pub use grids::{FurtherGridInput, save_grid};
pub use label::{ConditionalTerm, CouncilRule, FunderRule, LabelRule};
pub use letters::{LetterKind, LetterPlace, LetterText, LetterTexts, letter_text};
pub use model::{CallRules, Choice, Deadline, EligibilityRule, EligibilityTest, PriorityRule, RequiredDocument};
pub use queries::{get, list, newest_grid, rules, templates};
pub(crate) use queries::{read_grid, stored_grid};
pub use template::{Origin, Provenance, Template};
pub use update::{update, update_grid};
pub use validate::looks_like_an_address;
pub use vocabulary::{
    CallKind, DecisionKind, IntakeMode, PartnerRole, QuorumPolicy, Relevance, Requirement, VoteBase, VotePolicy,
};

#[cfg(test)]
mod schemes;
#[cfg(test)]
mod tests;
