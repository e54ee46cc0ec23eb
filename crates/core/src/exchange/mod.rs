//! What leaves for other copies of the workspace, and what comes back: a work copy is the same workspace on another device, and a
//! file of changes holds the entries, and the documents, that the other does not have.
//!
//! The journal merges (`journal::apply`); this is how entries travel. The file is described in `docs/format-entries.md`.

mod changes;
mod copy;
mod file;

pub use changes::{Written, apply_changes, conflicts, plan_changes, write_changes};
pub use copy::copy_to;
