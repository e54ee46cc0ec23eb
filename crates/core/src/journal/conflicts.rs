//! Conflicts that wait for a person, entries that a rule refused, and the act that settles a conflict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::act::Act;
use super::caller::Caller;
use super::canonical::canonical;
use super::entry::{EntryId, hex};
use super::operation::OperationName;
use super::plan::{EntryHead, FieldMeeting, Reason, Side};
use super::register::PRESENCE;
use super::replay::Replay;
use super::stored;
use crate::clock;
use crate::error::{Error, Result};
use crate::id::SettlementId;
use crate::store::{self, Receipt, Store, key_text};

/// Which side of a conflict is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// What was made on this copy, or came to it first.
    Ours,
    /// The other.
    Theirs,
}

/// A field with two values that knew nothing of one another, until a person settles it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConflictView {
    /// Its name, the same on every copy.
    pub id: String,
    /// Both sides.
    pub meeting: FieldMeeting,
    /// Which value is shown meanwhile; none where it was overwritten since, by somebody who knew both.
    pub shown: Option<Take>,
}

/// An entry that a rule forbids here.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RefusedEntry {
    /// The entry, which stays readable in the journal.
    pub entry: EntryHead,
    /// Why.
    pub reason: Reason,
}

/// The conflicts that nobody settled yet.
pub async fn conflicts(connection: &mut SqliteConnection) -> Result<Vec<ConflictView>> {
    let rows = sqlx::query(include_str!("conflicts.sql"))
        .fetch_all(&mut *connection)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in &rows {
        views.push(view(connection, row).await?);
    }
    Ok(views)
}

/// How many wait.
pub async fn count(connection: &mut SqliteConnection) -> Result<(u32, u32)> {
    let row = sqlx::query(include_str!("conflict_count.sql"))
        .fetch_one(connection)
        .await?;
    Ok((row.try_get("conflicts")?, row.try_get("refused")?))
}

/// The entries refused here, newest first.
pub async fn refused(connection: &mut SqliteConnection) -> Result<Vec<RefusedEntry>> {
    let rows = sqlx::query(include_str!("refused.sql")).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            Ok(RefusedEntry {
                entry: head(row, "")?,
                reason: Reason {
                    code: serde_json::from_value(Value::String(row.try_get("code")?))?,
                    params: serde_json::from_str(&row.try_get::<String, _>("reason")?)?,
                },
            })
        })
        .collect()
}

/// Settles a conflict for good: the field gets the value of the side taken, and the act is on record.
///
/// # Errors
/// [`Error::NotFound`] for a conflict that is unknown or settled already; [`Error::Conflict`] where the row can no longer be what
/// that side says.
pub async fn settle(store: &Store, caller: &Caller, id: &str, take: Take) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let act = async |act: &mut Act| {
        let found = conflicts(act).await?.into_iter().find(|conflict| conflict.id == id);
        let ConflictView { meeting, .. } = found.ok_or_else(|| Error::not_found("conflict", id))?;
        let side = match take {
            Take::Ours => &meeting.ours,
            Take::Theirs => &meeting.theirs,
        };
        act.says("table", meeting.table.as_str())
            .says("field", meeting.field.as_str());
        let key: String = sqlx::query_scalar("select row_key from journal_conflict where id = ?")
            .bind(id)
            .fetch_one(&mut **act)
            .await?;
        give(act, &meeting, &key, side).await?;
        sqlx::query(
            "insert into settlement (id, conflict_id, take_device, take_number, settled_at) values (?, ?, ?, ?, ?)",
        )
        .bind(SettlementId::new().to_string())
        .bind(id)
        .bind(side.entry.id.device.to_string())
        .bind(side.entry.id.number)
        .bind(clock::to_text(caller.at))
        .execute(&mut **act)
        .await?;
        Ok(())
    };
    let ((), receipt) = store.act(caller, OperationName::ConflictSettle, act).await?;
    Ok(receipt)
}

/// Makes the row what a side says of it.
async fn give(act: &mut Act, meeting: &FieldMeeting, key: &str, side: &Side) -> Result<()> {
    let table = store::table(act, &meeting.table).await?;
    let present = store::current(act, &meeting.table, key).await?;
    let row = if meeting.field == PRESENCE {
        match side.value {
            Value::Bool(true) => present.or(last_known(act, &meeting.table, key).await?),
            _ => None,
        }
    } else {
        let Some(Value::Object(mut row)) = present else {
            return Ok(());
        };
        row.insert(meeting.field.clone(), side.value.clone());
        Some(Value::Object(row))
    };
    store::put(act, &table, key, row.as_ref()).await.map_err(|error| {
        if store::breaks_constraint(&error) {
            Error::Conflict {
                table: meeting.table.clone(),
                key: meeting.key.clone(),
            }
        } else {
            error.into()
        }
    })
}

/// A row that is gone, as the journal last knew it.
async fn last_known(act: &mut Act, table: &str, key: &str) -> Result<Option<Value>> {
    let text: Option<String> = sqlx::query_scalar(include_str!("last_known.sql"))
        .bind(table)
        .bind(key)
        .fetch_optional(&mut **act)
        .await?;
    text.map(|text| Ok(serde_json::from_str(&text)?)).transpose()
}

async fn view(connection: &mut SqliteConnection, row: &SqliteRow) -> Result<ConflictView> {
    let side = |prefix: &str| -> Result<Side> {
        Ok(Side {
            entry: head(row, prefix)?,
            value: serde_json::from_str(&row.try_get::<String, _>(format!("{prefix}value").as_str())?)?,
        })
    };
    let (table, key, field): (String, String, String) = (
        row.try_get("row_table")?,
        row.try_get("row_key")?,
        row.try_get("field")?,
    );
    let present = store::current(connection, &table, &key).await?;
    let value = match (&present, field.as_str()) {
        (present, PRESENCE) => Value::Bool(present.is_some()),
        (Some(present), field) => present[field].clone(),
        (None, _) => Value::Null,
    };
    let (ours, theirs) = (side("first_")?, side("second_")?);
    let shown = match value {
        value if value == ours.value => Some(Take::Ours),
        value if value == theirs.value => Some(Take::Theirs),
        _ => None,
    };
    Ok(ConflictView {
        id: row.try_get("id")?,
        meeting: FieldMeeting {
            key: key_text(&key)?,
            table,
            field,
            scale: None,
            ours,
            theirs,
        },
        shown,
    })
}

fn head(row: &SqliteRow, prefix: &str) -> Result<EntryHead> {
    let column = |name: &str| format!("{prefix}{name}");
    let id = stored::id(row, &column("device"), &column("number"))?;
    let wall_ms: i64 = row.try_get(column("wall_ms").as_str())?;
    Ok(EntryHead {
        id: id.ok_or_else(|| Error::stored_value("journal_conflict", "no entry"))?,
        at: chrono::DateTime::from_timestamp_millis(wall_ms).unwrap_or_default(),
        person_name: row.try_get(column("person_name").as_str())?,
        part: row.try_get::<String, _>(column("part").as_str())?.parse()?,
        operation: row.try_get::<String, _>(column("operation").as_str())?.parse()?,
        params: serde_json::from_str(&row.try_get::<String, _>(column("params").as_str())?)?,
    })
}

/// The entries that are refused, each with its reason.
pub(super) async fn reasons(connection: &mut SqliteConnection) -> Result<BTreeMap<EntryId, Reason>> {
    let rows = sqlx::query("select * from journal_refused")
        .fetch_all(connection)
        .await?;
    let mut reasons = BTreeMap::new();
    for row in &rows {
        if let Some(id) = stored::id(row, "device", "number")? {
            let reason = Reason {
                code: serde_json::from_value(Value::String(row.try_get("code")?))?,
                params: serde_json::from_str(&row.try_get::<String, _>("params")?)?,
            };
            reasons.insert(id, reason);
        }
    }
    Ok(reasons)
}

/// Writes what a replay found, in place of what was found before.
pub(super) async fn write(connection: &mut SqliteConnection, replay: &Replay) -> Result<()> {
    sqlx::query("delete from journal_conflict")
        .execute(&mut *connection)
        .await?;
    sqlx::query("delete from journal_refused")
        .execute(&mut *connection)
        .await?;
    for (at, outcome) in replay.outcomes.iter().enumerate() {
        let id = replay.order[at].entry.id;
        if let Some(Reason { code, params }) = &outcome.refused {
            sqlx::query("insert into journal_refused (device, number, code, params) values (?, ?, ?, ?)")
                .bind(id.device.to_string())
                .bind(id.number)
                .bind(serde_json::to_value(code)?.as_str())
                .bind(params.to_string())
                .execute(&mut *connection)
                .await?;
        }
        for ((table, key), clash) in outcome.clashes.iter().filter(|(_, clash)| clash.theirs.by == at) {
            let entry = |by: usize| replay.order[by].entry.id;
            let mut sides = [(entry(clash.ours.by), &clash.ours.value), (id, &clash.theirs.value)];
            sides.sort_by_key(|(entry, _)| *entry);
            let [(first, first_value), (second, second_value)] = sides;
            sqlx::query(include_str!("conflict.sql"))
                .bind(name(table, key, &clash.field, first, second)?)
                .bind(table)
                .bind(key)
                .bind(&clash.field)
                .bind(first.device.to_string())
                .bind(first.number)
                .bind(first_value.to_string())
                .bind(second.device.to_string())
                .bind(second.number)
                .bind(second_value.to_string())
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// The name of a conflict: the first 16 bytes of SHA-256 over the row, the field and both entries, in hexadecimal digits.
fn name(table: &str, key: &str, field: &str, first: EntryId, second: EntryId) -> Result<String> {
    let text = canonical(&json!([table, key, field, first, second]))?;
    Ok(hex(Sha256::digest(text).get(..16).unwrap_or_default()))
}
