//! Whom a project asks for money, and how far that has come: what a label leads to, and what it may end with.

mod queries;
mod remove;
mod save;
pub(crate) mod take_back;
mod view;

pub(crate) use queries::settled_on;
pub use queries::{of_call, of_dossier};
pub use remove::remove;
pub use save::save;
pub(crate) use view::settled;
pub use view::{FunderInput, FunderStatus, FunderView};
