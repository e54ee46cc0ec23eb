//! The checks of what the database holds.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::{Row, SqliteConnection};

use super::super::entry::Entry;
use super::super::printed::{Passed, PrintedHead};
use super::super::replay::{RowKey, Tried, replay};
use super::super::rules::Rules;
use super::super::scratch::Blueprint;
use super::super::{conflicts, stored};
use crate::error::Result;
use crate::store;

/// What SQLite says of its own file.
pub(super) async fn structure(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let rows = sqlx::query("pragma integrity_check").fetch_all(connection).await?;
    let words = rows.iter().map(|row| Ok(row.try_get::<String, _>(0)?));
    let words = words.collect::<Result<Vec<_>>>()?;
    Ok(words.into_iter().filter(|word| word != "ok").collect())
}

/// The tables of which a row refers to nothing.
pub(super) async fn broken_references(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let rows = sqlx::query("pragma foreign_key_check").fetch_all(connection).await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

/// Rows that are not what the entries make of them: somebody changed the file with another program. An entry that cannot be read is
/// for the chain to name; what the others make of the rows then says nothing.
pub(super) async fn untraced_rows(connection: &mut SqliteConnection, rules: &impl Rules) -> Result<Vec<String>> {
    let entries: Option<Vec<Entry>> = stored::each(connection)
        .await?
        .into_iter()
        .map(|link| link.entry.ok())
        .collect();
    let Some(entries) = entries else {
        return Ok(Vec::new());
    };
    let blueprint = Blueprint::of(connection).await?;
    let tried = Tried {
        here: entries.iter().map(|entry| entry.id).collect(),
        refused: conflicts::reasons(connection).await?,
    };
    let expected = replay(entries, &tried, &blueprint, rules).await?.rows(&blueprint);
    compare(connection, &blueprint, expected).await
}

async fn compare(
    connection: &mut SqliteConnection,
    blueprint: &Blueprint,
    mut expected: BTreeMap<RowKey, Value>,
) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (name, table) in &blueprint.tables {
        let present = match store::rows(connection, table).await {
            Ok(present) => present,
            Err(error) => {
                found.push(format!("{name}: {error}"));
                expected.retain(|(table, _), _| table != name);
                continue;
            }
        };
        for (key, row) in present {
            if expected.remove(&(name.clone(), key.clone())) != Some(row) {
                found.push(format!("{name} {key}"));
            }
        }
    }
    found.extend(expected.into_keys().map(|(name, key)| format!("{name} {key}")));
    Ok(found)
}

/// Where what stands around the entries is not what they say: places without an entry, ends that are behind, steps of undo of others.
pub(super) async fn disorder(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(include_str!("disorder.sql"))
        .fetch_all(connection)
        .await?)
}

/// The papers that bear a head which the chains do not go through. One of the journal's first format bears another kind of head.
pub(super) async fn strange_papers(connection: &mut SqliteConnection, passed: &Passed) -> Result<Vec<String>> {
    let rows = sqlx::query("select id, heads from paper").fetch_all(connection).await?;
    let mut strange = Vec::new();
    for row in &rows {
        let (id, heads): (String, String) = (row.try_get("id")?, row.try_get("heads")?);
        let printed = heads.parse::<PrintedHead>();
        if printed.is_ok_and(|head| !passed.stood_at(&head)) {
            strange.push(id);
        }
    }
    Ok(strange)
}

/// The hashes of the contents that rows name.
pub(super) async fn content_hashes(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(include_str!("../../store/stored_hashes.sql"))
        .fetch_all(connection)
        .await?)
}
