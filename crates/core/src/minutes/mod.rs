//! A session as a whole, for the room and for its minutes: plan, attendance, agenda, decisions and papers; and the record of it that
//! stays as it was.

mod acts;
mod queries;
pub mod record;
pub mod view;

pub use acts::{close, correct, open};
pub use queries::get;
pub use record::SessionRecord;
pub use view::{AgendaItemView, SessionView};
