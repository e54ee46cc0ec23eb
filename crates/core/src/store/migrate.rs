//! The schema: its migrations, its version, its copy before a change.

use std::path::Path;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};

use super::hooks::Hooks;
use super::seal;
use crate::error::{Error, Result};

/// One commented file each, never edited once released, additive first.
pub static MIGRATOR: Migrator = sqlx::migrate!();

/// The schema version that this program writes.
pub fn newest_schema() -> i64 {
    MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// The schema version of a file, read without changing it; zero for a file without a schema.
pub async fn schema_of(file: &Path) -> Result<i64> {
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .connect()
        .await?;
    let version = schema_version(&mut connection).await;
    connection.close().await?;
    version
}

async fn schema_version(connection: &mut SqliteConnection) -> Result<i64> {
    let known = sqlx::query("select 1 from sqlite_schema where name = '_sqlx_migrations'")
        .fetch_optional(&mut *connection)
        .await?;
    if known.is_none() {
        return Ok(0);
    }
    let row = sqlx::query("select coalesce(max(version), 0) from _sqlx_migrations")
        .fetch_one(connection)
        .await?;
    Ok(row.try_get(0)?)
}

/// Refuses a newer file, untouched.
pub async fn refuse_newer(file: &Path) -> Result<i64> {
    let (found, supported) = (schema_of(file).await?, newest_schema());
    if found > supported {
        return Err(Error::WorkspaceNewer { found, supported });
    }
    Ok(found)
}

/// Brings the schema up to date and says what of it was not as it must be, on a connection of its own: tables are rebuilt with references unchecked, and checked as a whole
/// afterwards.
pub(super) async fn migrate(file: &Path, hooks: Hooks) -> Result<Vec<String>> {
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .foreign_keys(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    let done = bring_up_to_date(&mut connection, hooks).await;
    connection.close().await?;
    done
}

async fn bring_up_to_date(connection: &mut SqliteConnection, hooks: Hooks) -> Result<Vec<String>> {
    let found = schema_version(connection).await?;
    // The same as `run`, whose type hides from the compiler that opening a workspace may move between threads.
    MIGRATOR.run_direct(None, &mut *connection, false).await?;
    let mended = (hooks.after_migration)(connection).await?;
    if found < newest_schema() {
        seal::seal_former(connection).await?;
        let broken = sqlx::query("pragma foreign_key_check")
            .fetch_optional(connection)
            .await?;
        if let Some(row) = broken {
            let detail = format!("a row of {} refers to nothing", row.try_get::<String, _>(0)?);
            return Err(Error::Damaged { detail });
        }
        // A migration changes tables, and their triggers with them.
        return Ok(Vec::new());
    }
    Ok(mended)
}

/// Tables that record what the program needs for itself, or data that can be derived again.
const TECHNICAL: &[&str] = &[
    "workspace",
    "setting",
    "journal",
    "journal_change",
    "journal_about",
    "journal_open",
    "journal_head",
    "journal_place",
    "journal_conflict",
    "journal_refused",
    "former_journal",
    "former_change",
    "former_step",
    "peer",
    "undo_step",
    "content",
    "page_text",
    "seal",
    "search_row",
    "waiting",
    "waiting_file",
    "keyring",
    "home",
    "_sqlx_migrations",
];

/// Whether a table is one of the domain: neither technical nor SQLite's or FTS5's own.
pub(super) fn is_domain(table: &str) -> bool {
    !TECHNICAL.contains(&table) && !table.starts_with("sqlite_")
}
