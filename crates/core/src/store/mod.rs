//! The workspace on disk: one folder with `workspace.sqlite`, `documents/` and `backups/`, held by one process.
//!
//! The ways in (`Store::create`, `Store::open`) and every change stand in the journal, which is built on this.

mod backup;
mod daily;
mod failure;
mod hooks;
mod invariants;
mod lock;
mod migrate;
mod open;
mod receipt;
mod rows;
mod setting;
mod table;

pub use backup::{Backup, keep as keep_backups};
pub use lock::Holder;
pub use migrate::{MIGRATOR, newest_schema};
pub use open::{Mode, Store, WorkspaceInfo};
pub use receipt::{Receipt, Touched};
pub use rows::Image;

/// The one connection, as reads receive it.
pub use sqlx::SqliteConnection as Connection;

pub(crate) use daily::Daily;
pub(crate) use failure::breaks_constraint;
pub(crate) use hooks::{Checked, Hooks};
pub(crate) use invariants::broken as broken_invariants;
pub(crate) use receipt::key_text;
pub(crate) use rows::{current, put, put_all, rows};
pub(crate) use table::{Table, table, tables};

#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod tests;
