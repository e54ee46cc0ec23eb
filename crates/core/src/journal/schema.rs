//! The schema as it must be: a database made anew in memory, with the triggers that follow from its tables. Whatever differs from it
//! was done by another program, and a trigger that is missing or was planted would make acts write something else than they say.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Row, SqliteConnection};

use super::{triggers, upgrade};
use crate::error::Result;
use crate::store;

/// What a schema holds: the kind and the name of each thing, and the statement that makes it.
type Schema = BTreeMap<(String, String), String>;

/// Where the schema of a file is another than it must be, one line for each thing: `missing trigger image_mark_update`.
pub(super) async fn differences(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let (wanted, found) = (wanted(connection).await?, stored(connection).await?);
    Ok(differing(&wanted, &found)
        .into_iter()
        .map(|(fault, (kind, name))| format!("{fault} {kind} {name}"))
        .collect())
}

/// Makes every trigger and view what it must be, and says what was not. Tables and indexes are left as they are: what they hold is
/// at stake, and [`differences`] names them.
pub(super) async fn mend(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let (wanted, found) = (wanted(connection).await?, stored(connection).await?);
    let mut mended = Vec::new();
    for (fault, key) in differing(&wanted, &found) {
        let (kind, name) = &key;
        if kind != "trigger" && kind != "view" {
            continue;
        }
        if found.contains_key(&key) {
            // The names stand in the schema itself; quoting them is for one that was planted.
            let quoted = name.replace('"', "\"\"");
            let drop = format!("drop {kind} \"{quoted}\"");
            sqlx::query(AssertSqlSafe(drop)).execute(&mut *connection).await?;
        }
        if let Some(statement) = wanted.get(&key) {
            sqlx::query(AssertSqlSafe(statement.clone()))
                .execute(&mut *connection)
                .await?;
        }
        mended.push(format!("{fault} {kind} {name}"));
    }
    Ok(mended)
}

fn differing(wanted: &Schema, found: &Schema) -> Vec<(&'static str, (String, String))> {
    let keys: BTreeSet<&(String, String)> = wanted.keys().chain(found.keys()).collect();
    keys.into_iter()
        .filter_map(|key| {
            let fault = match (wanted.get(key), found.get(key)) {
                (Some(wanted), Some(found)) if plain(wanted) == plain(found) => return None,
                (Some(_), Some(_)) => "altered",
                (Some(_), None) => "missing",
                (None, _) => "planted",
            };
            Some((fault, key.clone()))
        })
        .collect()
}

/// A statement without what SQLite may write otherwise when it renames a table: spaces and quotation marks.
fn plain(statement: &str) -> String {
    let kept = statement
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '"');
    kept.flat_map(char::to_lowercase).collect()
}

/// What must be: triggers of row images follow from the tables as they stand.
async fn wanted(connection: &mut SqliteConnection) -> Result<Schema> {
    let mut wanted = expected().await?;
    for table in store::tables(connection).await?.values() {
        for (name, statement) in triggers::triggers(table) {
            wanted.insert(("trigger".to_owned(), name), statement);
        }
    }
    Ok(wanted)
}

async fn expected() -> Result<Schema> {
    let mut connection = SqliteConnectOptions::new().in_memory(true).connect().await?;
    store::MIGRATOR.run_direct(None, &mut connection, false).await?;
    upgrade::run(&mut connection).await?;
    triggers::install(&mut connection).await?;
    let schema = stored(&mut connection).await;
    connection.close().await?;
    schema
}

async fn stored(connection: &mut SqliteConnection) -> Result<Schema> {
    let rows = sqlx::query(include_str!("schema.sql")).fetch_all(connection).await?;
    rows.iter()
        .map(|row| Ok(((row.try_get("type")?, row.try_get("name")?), row.try_get("sql")?)))
        .collect()
}
