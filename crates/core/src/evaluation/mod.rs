//! Evaluations: the marks of each member on each dossier, who may read them, and what they add up to.

mod abstain;
mod assign;
mod chair_orders;
mod close_scoring;
mod comment;
pub mod consolidation;
pub mod model;
pub(crate) mod queries;
mod reopen;
mod rows;
mod seal;
mod set_aside;
mod set_mark;
pub(crate) mod settle;
pub mod sight;
pub(crate) mod standings;
pub mod submission;
mod submit;
pub(crate) mod take_back;
mod tie_order;
mod veil;
pub mod view;

pub use abstain::abstain;
pub use assign::{assign, assign_all};
pub use close_scoring::close_scoring;
pub use comment::comment;
pub use model::{Cell, CellState, EvaluationAct};
pub use queries::{queue, ranking, scoring_view};
pub use reopen::{reopen, reopen_for};
pub use set_aside::{reinstate, set_aside};
pub use set_mark::set_mark;
pub use submission::{Gap, GapKind, check_submission, submission_gaps};
pub use submit::submit;
pub use tie_order::{TieOrder, order_tie};
pub use veil::veil;
