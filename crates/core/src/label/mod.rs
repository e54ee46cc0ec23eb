//! What a call granted and what became of it: labels with their days and alerts, conditions that wait, funders, and how many
//! dossiers went how far.

pub(crate) mod funnel;
pub(crate) mod queries;
mod view;

pub use queries::list;
pub use view::{Funnel, LabelGrant, LabelList, LabelRow};
