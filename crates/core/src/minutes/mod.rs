//! A session as a whole, for the room and for its minutes: plan, attendance, agenda, decisions and papers.

mod queries;
pub mod view;

pub use queries::get;
pub use view::{AgendaItemView, SessionView};
