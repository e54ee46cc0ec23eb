//! The workspace on disk: one folder with `workspace.sqlite`, `documents/` and `backups/`, held by one process.
//!
//! The ways in (`Store::create`, `Store::open`) and every change stand in the journal, which is built on this.

mod backup;
mod daily;
mod device;
mod elsewhere;
mod failure;
mod hooks;
mod invariants;
mod lock;
mod migrate;
mod open;
mod receipt;
mod restore;
mod rows;
mod seal;
mod setting;
mod table;
mod usable;
mod vault;

pub use backup::keep as keep_backups;
pub use elsewhere::SecondPlace;
pub use lock::Holder;
pub use migrate::{MIGRATOR, newest_schema};
pub use open::{Mode, Store, WorkspaceInfo};
pub use receipt::{Receipt, Touched};
pub use restore::Restored;
pub use rows::Image;
pub use usable::Notice;
pub use vault::Backup;

/// The one connection, as reads receive it.
pub use sqlx::SqliteConnection as Connection;

pub(crate) use backup::read_only;
pub(crate) use daily::Daily;
pub(crate) use device::become_another;
pub(crate) use failure::breaks_constraint;
pub(crate) use hooks::{Checked, Hooks, Mended};
pub(crate) use invariants::broken as broken_invariants;
pub(crate) use receipt::key_text;
pub(crate) use rows::{current, put, put_all, rows};
pub(crate) use seal::{Subject, broken_seals, seal};
pub(crate) use table::{Table, table, tables};
pub(crate) use vault::Vault;

#[cfg(test)]
mod restore_tests;
#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod tests;
