//! The scoring grid: what members are asked, on which scale, and how marks become one official number.
//!
//! [`model`] says what a grid is and when it holds together; [`exact`] and [`score`] are the two kinds of number (before and
//! after the one rounding); [`scoring`] is the arithmetic between them. Nothing here knows a database or a clock.

pub mod exact;
pub mod model;
mod reading;
pub mod score;
pub mod scoring;
mod validation;

pub use exact::Exact;
pub use model::{CommentRule, Criterion, Descriptor, Grid, Label, Mark, Scale, Steps, TieBreakStep, Weighting};
pub use score::Score;
pub use scoring::Sheet;
pub use validation::Problem;
