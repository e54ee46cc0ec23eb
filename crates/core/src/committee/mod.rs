//! The committee: who sits on it, what they declared, and how votes are counted.

mod expertise;
mod head;
pub(crate) mod interest;
pub mod model;
mod person;
mod queries;
mod save_member;
pub mod view;

pub(crate) use expertise::{Need, completing, missing};
pub(crate) use head::{MemberHead, head};
pub use interest::Declaration;
pub(crate) use person::somebody_acts;
pub use person::{PersonInput, PersonView, name_in_part, persons, save_person};
pub(crate) use queries::recusals;
pub use queries::{Seated, interests, member_name, members, seated, seen_members};
pub use save_member::save_member;
