//! The workspace on disk: one folder with `workspace.sqlite`, `documents/` and `backups/`, held by one process.
//!
//! [`Store::create`] and [`Store::open`] are the ways in; every change goes through [`crate::journal`].

mod backup;
mod daily;
mod failure;
mod invariants;
mod lock;
mod migrate;
mod open;
mod setting;
mod verify;

pub use backup::{Backup, keep as keep_backups};
pub use lock::Holder;
pub use migrate::{MIGRATOR, newest_schema};
pub use open::{Mode, Store, WorkspaceInfo};
pub use verify::{Finding, VerifyReport};

/// The one connection, as reads receive it.
pub use sqlx::SqliteConnection as Connection;

pub(crate) use daily::Daily;
pub(crate) use failure::breaks_constraint;
pub(crate) use migrate::domain_tables;

#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod tests;
