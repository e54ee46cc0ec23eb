//! The journal as people read it: who did what when, and from what to what.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::caller::Part;
use super::chain::{self, Head};
use super::entry::EntryId;
use super::operation::OperationName;
use super::stored;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::{DossierId, PersonId};

/// One entry, as a sentence's ingredients.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HistoryEntry {
    /// Where it stands here: the later it came, the larger.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub place: i64,
    /// Which one it is, on every machine.
    #[serde(flatten)]
    pub id: EntryId,
    /// When it came here from another copy; none for what was done here.
    pub arrived_at: Option<Timestamp>,
    /// When, by the hybrid clock's wall part.
    pub at: Timestamp,
    /// Who.
    pub person: PersonId,
    /// Their name; none for somebody of whom nothing is known here.
    pub person_name: Option<String>,
    /// In which part.
    pub part: Part,
    /// From which account.
    pub account: String,
    /// What.
    pub operation: OperationName,
    /// The arguments of the sentence.
    #[cfg_attr(feature = "typescript", ts(type = "Record<string, unknown>"))]
    pub params: Value,
    /// The entry that this one turned back or did again.
    pub reverts: Option<EntryId>,
    /// Its hash.
    pub hash: String,
    /// What changed, row by row.
    pub changes: Vec<RowChange>,
}

/// A row that an entry changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RowChange {
    /// Its table.
    pub table: String,
    /// Its key.
    pub key: String,
    /// Whether the row was made or removed.
    pub created: bool,
    /// See `created`.
    pub deleted: bool,
    /// The fields that differ.
    pub fields: Vec<FieldChange>,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FieldChange {
    /// Its column.
    pub field: String,
    /// Its former value.
    #[cfg_attr(feature = "typescript", ts(type = "unknown"))]
    pub before: Value,
    /// Its new value.
    #[cfg_attr(feature = "typescript", ts(type = "unknown"))]
    pub after: Value,
}

/// A page of the journal, newest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EntryPage {
    /// The entries.
    pub entries: Vec<HistoryEntry>,
    /// Where the chain stands.
    pub head: Head,
}

/// The most entries in one page.
pub const LARGEST_PAGE: u32 = 500;

/// Entries older than `before` (or the newest), newest first, at most [`LARGEST_PAGE`]; `about` keeps those that touched this
/// dossier or what belongs to it: its documents, checks, marks, decisions, reservations.
pub async fn entries(
    connection: &mut SqliteConnection,
    before: Option<i64>,
    limit: u32,
    about: Option<DossierId>,
) -> Result<EntryPage> {
    let query = match about {
        None => sqlx::query(include_str!("history.sql")),
        Some(dossier) => sqlx::query(include_str!("history_about.sql")).bind(dossier.to_string()),
    };
    let rows = query
        .bind(before.unwrap_or(i64::MAX))
        .bind(limit.min(LARGEST_PAGE))
        .fetch_all(&mut *connection)
        .await?;
    let mut entries = rows.iter().map(entry).collect::<Result<Vec<HistoryEntry>>>()?;
    let mut changes = changes(connection, &entries).await?;
    for entry in &mut entries {
        entry.changes = changes.remove(&entry.place).unwrap_or_default();
    }
    Ok(EntryPage {
        entries,
        head: chain::head(connection).await?,
    })
}

fn entry(row: &SqliteRow) -> Result<HistoryEntry> {
    let wall_ms: i64 = row.try_get("wall_ms")?;
    Ok(HistoryEntry {
        place: row.try_get("place")?,
        id: EntryId {
            device: row.try_get::<String, _>("device")?.parse()?,
            number: row.try_get("number")?,
        },
        arrived_at: row
            .try_get::<Option<String>, _>("arrived_at")?
            .map(|text| {
                text.parse()
                    .map_err(|_| Error::stored_value("journal_place.arrived_at", &text))
            })
            .transpose()?,
        at: chrono::DateTime::from_timestamp_millis(wall_ms)
            .ok_or_else(|| Error::stored_value("journal.wall_ms", &wall_ms.to_string()))?,
        person: row.try_get::<String, _>("person")?.parse()?,
        person_name: row.try_get("person_name")?,
        part: row.try_get::<String, _>("part")?.parse()?,
        account: row.try_get("account")?,
        operation: row.try_get::<String, _>("operation")?.parse()?,
        params: serde_json::from_str(&row.try_get::<String, _>("params")?)?,
        reverts: stored::id(row, "reverts_device", "reverts_number")?,
        hash: row.try_get("hash")?,
        changes: Vec::new(),
    })
}

/// What all these entries changed, read at once.
async fn changes(connection: &mut SqliteConnection, entries: &[HistoryEntry]) -> Result<BTreeMap<i64, Vec<RowChange>>> {
    let numbers: Vec<i64> = entries.iter().map(|entry| entry.place).collect();
    let rows = sqlx::query(include_str!("changes_of.sql"))
        .bind(serde_json::to_string(&numbers)?)
        .fetch_all(connection)
        .await?;
    let mut changes: BTreeMap<i64, Vec<RowChange>> = BTreeMap::new();
    for row in &rows {
        changes.entry(row.try_get("place")?).or_default().push(row_change(row)?);
    }
    Ok(changes)
}

fn row_change(row: &SqliteRow) -> Result<RowChange> {
    let image = |column: &str| -> Result<Value> {
        let text: Option<String> = row.try_get(column)?;
        Ok(text.map_or(Ok(Value::Null), |text| serde_json::from_str(&text))?)
    };
    let (before, after) = (image("before")?, image("after")?);
    let key: Vec<String> = serde_json::from_str(&row.try_get::<String, _>("row_key")?)?;
    Ok(RowChange {
        table: row.try_get("row_table")?,
        key: key.join("/"),
        created: before.is_null(),
        deleted: after.is_null(),
        fields: field_changes(&before, &after),
    })
}

fn field_changes(before: &Value, after: &Value) -> Vec<FieldChange> {
    let Some(columns) = after.as_object().or_else(|| before.as_object()) else {
        return Vec::new();
    };
    columns
        .keys()
        .map(|field| FieldChange {
            field: field.clone(),
            before: before[field].clone(),
            after: after[field].clone(),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
