//! The committee: who sits on it, what they declared, its sessions, when they may decide and how votes are counted.

pub mod cadence;
mod declare_interest;
mod head;
pub mod model;
mod queries;
pub mod quorum;
mod retire_member;
mod save_member;
pub(crate) mod seats;
pub mod session;
pub(crate) mod take_back;
pub mod view;
pub mod vote;

pub use declare_interest::{Declaration, declare_interest};
pub(crate) use head::{MemberHead, head};
pub use queries::{interests, member_name, members};
pub use retire_member::retire_member;
pub use save_member::save_member;
pub use session::call_of as call_of_session;
pub use session::queries::{session_view, sessions};
