//! What leaves for other copies of the workspace, and what comes back: a work copy is the same workspace on another device, and a
//! file of changes holds the entries, and the documents, that the other does not have. A member's pack holds what they score and
//! nothing else; their return, what they did.
//!
//! The journal merges (`journal::apply`); this is how entries travel. The files are described in `docs/format-entries.md` and
//! `docs/format-pli.md`.

mod came;
mod changes;
mod copy;
mod documents;
mod erase;
mod file;
mod give_back;
mod home;
mod own_acts;
mod return_file;
mod returns;
mod send;

pub use changes::{Written, apply_changes, conflicts, plan_changes, write_changes};
pub use copy::copy_to;
pub use erase::{Erasable, Erased, ErasedFile, erasable};
pub use give_back::{Given, give_back};
pub use home::{News, Opened, home_name, is_home_there, open_pack, pack_cover};
pub use return_file::ReturnFile;
pub use returns::{ReturnsPlan, merge_returns, plan_returns};
pub use send::{Made, make_pack};
