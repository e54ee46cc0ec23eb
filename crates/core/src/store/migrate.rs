//! The schema: its migrations, its version, its copy before a change.

use std::path::Path;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{ConnectOptions, Connection, Row, SqliteConnection};

use super::backup;
use crate::clock::Timestamp;
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

/// Brings the schema up to date; an existing file is copied and the copy verified first.
pub async fn migrate(pool: &SqlitePool, folder: &Path, found: i64, now: Timestamp) -> Result<()> {
    if found > 0 && found < newest_schema() {
        backup::write(pool, folder, &format!("before-schema-{}", newest_schema()), now).await?;
    }
    MIGRATOR.run(pool).await?;
    Ok(())
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
    "undo_step",
    "content",
    "page_text",
    "search_row",
    "_sqlx_migrations",
];

/// The domain tables by name: every table that is neither technical nor SQLite's or FTS5's own.
pub async fn domain_tables(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let rows = sqlx::query("select name from pragma_table_list where schema = 'main' and type = 'table' order by name")
        .fetch_all(connection)
        .await?;
    let mut tables = Vec::new();
    for row in rows {
        let name: String = row.try_get(0)?;
        if !TECHNICAL.contains(&name.as_str()) && !name.starts_with("sqlite_") {
            tables.push(name);
        }
    }
    Ok(tables)
}
