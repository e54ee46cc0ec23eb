//! Papers that were produced: what they are, where their bytes lie, which state of the journal they print.
//!
//! Setting them is the business of another crate; here they are recorded, so that the copy sent stays the copy found.

mod model;
mod queries;
mod record;
pub mod view;
pub mod working_days;

pub use model::{NewPaper, PaperKind, PaperLanguage};
pub use queries::{of_call, of_session, stored};
pub use record::record;
pub use view::PaperView;
