//! What a council advises on a dossier before the committee decides: favourable, reserved or unfavourable, with recommendations, by
//! named members of the council. The secretariat keeps the record; the committee reads it and stays free.

pub(crate) mod council;
mod queries;
mod remove;
mod save;
pub(crate) mod take_back;
mod view;

pub(crate) use queries::advisers;
pub use queries::{of_call, of_dossier};
pub use remove::remove;
pub use save::save;
pub use take_back::may_change;
pub use view::{OpinionInput, OpinionKind, OpinionView};
