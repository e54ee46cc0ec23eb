//! Sessions: planned, convened, held or without quorum, minuted. One file per verb.

mod approve_minutes;
mod cancel;
mod close;
mod convene;
mod create;
mod open;
pub(crate) mod publish;
pub(crate) mod queries;
mod reconvene;
mod record_hearing;
pub(crate) mod rows;
mod set_agenda;
mod set_attendance;
pub mod state;
mod update;
pub mod warning;

pub use approve_minutes::approve_minutes;
pub use cancel::cancel;
pub use close::close;
pub use convene::convene;
pub use create::create;
pub use open::open;
pub use publish::{correct_minutes, publish_minutes};
pub use reconvene::reconvene;
pub use record_hearing::{Hearing, record_hearing};
pub use rows::{advance, call_of};
pub use set_agenda::set_agenda;
pub use set_attendance::set_attendance;
pub use update::update;
