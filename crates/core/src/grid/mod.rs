//! The scoring grid: what members are asked, on which scale, and how answers become one official number.
//!
//! [`model`] says what a grid is, [`GridChoice`] which dossiers it is for, [`criterion`] what a question or a category, [`validation`](Problem) when it holds together
//! and [`warnings`](Warning) what its author should look at; [`exact`] and [`score`] are the two kinds of number (before and
//! after the one rounding); [`scoring`] and [`statistics`] are the arithmetic between them. Nothing here knows a database or a
//! clock.

mod answer;
mod choice;
mod codes;
mod criterion;
pub mod exact;
mod former;
pub mod model;
mod reading;
mod scale;
pub mod score;
pub mod scoring;
mod sheet;
pub mod statistics;
mod validation;
mod warnings;
mod written;

pub use answer::{Answer, NotApplicable};
pub use choice::{GridChoice, GridFacts};
pub use criterion::{Combination, Criterion, Descriptor, Referential, Role};
pub use exact::Exact;
pub(crate) use former::Stored;
pub use model::{
    Aggregation, AggregationOrder, Band, CommentRule, Condition, Contribution, Grid, Label, TieBreakStep, WeightUse,
    Weighting,
};
pub use scale::{CriterionScale, Scale, Steps};
pub use score::Score;
pub use sheet::Sheet;
pub(crate) use sheet::StoredSheet;
pub use validation::Problem;
pub use warnings::Warning;
pub use written::{Unread, UnreadFault};
