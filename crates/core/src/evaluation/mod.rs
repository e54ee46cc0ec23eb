//! Evaluations: the marks of each member on each dossier, who may read them, and what they add up to.

pub mod consolidation;
pub mod model;
pub mod sight;
pub mod submission;

pub use model::{Cell, CellState, EvaluationAct};
pub use sight::{Reader, may_read_others, may_score};
pub use submission::{Gap, GapKind, submission_gaps};
