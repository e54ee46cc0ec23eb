//! What the journal shows of marks and evidence: private notes and what somebody wants to look at again to nobody, and the rest once they
//! are handed in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sqlx::SqliteConnection;

use crate::error::Result;
use crate::journal::{FieldMeeting, HistoryEntry};

/// Takes from entries of the journal what only the author of a mark may read: the private note for ever, the mark, its comment and the
/// passages held as evidence as long as the evaluation is not handed in. That something was written, when and by whom stays.
pub async fn veil(connection: &mut SqliteConnection, entries: &mut [HistoryEntry]) -> Result<()> {
    let mut known: BTreeMap<(String, String), bool> = BTreeMap::new();
    for change in entries.iter_mut().flat_map(|entry| &mut entry.changes) {
        if !is_veiled(&change.table) {
            continue;
        }
        let row = (change.table.clone(), change.key.clone());
        let open = match known.get(&row) {
            Some(open) => *open,
            None => is_open(connection, &change.table, &change.key).await?,
        };
        known.insert(row, open);
        let table = change.table.as_str();
        change.fields.retain(|one| open_from(table, &one.field).is_shown(open));
    }
    Ok(())
}

/// What is handed in now, whatever was done with it since: evaluations, and the passages held in them, by identifier.
pub async fn handed_in_now(connection: &mut SqliteConnection) -> Result<BTreeSet<String>> {
    let ids: Vec<String> = sqlx::query_scalar(include_str!("handed_in.sql"))
        .fetch_all(connection)
        .await?;
    Ok(ids.into_iter().collect())
}

/// Takes the same from fields in conflict: what a member typed and did not hand in is shown to nobody, only that it was typed twice.
/// `handed_in`: see [`handed_in_now`].
pub fn veil_meetings<'a>(handed_in: &BTreeSet<String>, meetings: impl Iterator<Item = &'a mut FieldMeeting>) {
    for meeting in meetings.filter(|meeting| is_veiled(&meeting.table)) {
        // The key of a mark begins with its evaluation's.
        let open = handed_in.contains(meeting.key.split('/').next().unwrap_or_default());
        if !open_from(&meeting.table, &meeting.field).is_shown(open) {
            meeting.ours.value = Value::Null;
            meeting.theirs.value = Value::Null;
        }
    }
}

fn is_veiled(table: &str) -> bool {
    matches!(table, "mark" | "evaluation" | "evidence")
}

/// From when on a field is shown.
enum Opening {
    Always,
    HandedIn,
    Never,
}

impl Opening {
    fn is_shown(&self, handed_in: bool) -> bool {
        match self {
            Self::Always => true,
            Self::HandedIn => handed_in,
            Self::Never => false,
        }
    }
}

/// Of a passage nothing but its criterion is told before: where it stands says what its member thinks of it. An empty field is that of
/// a row that one side removed.
fn open_from(table: &str, field: &str) -> Opening {
    match (table, field) {
        (_, "private_note" | "to_review") => Opening::Never,
        ("evidence", "id" | "evaluation_id" | "criterion" | "state" | "") => Opening::Always,
        ("evidence", _) | (_, "steps" | "comment") => Opening::HandedIn,
        _ => Opening::Always,
    }
}

/// Whether the evaluation that a row belongs to is handed in. A passage that was removed stays closed.
async fn is_open(connection: &mut SqliteConnection, table: &str, key: &str) -> Result<bool> {
    let evaluation: Option<String> = if table == "evidence" {
        sqlx::query_scalar("select evaluation_id from evidence where id = ?")
            .bind(key)
            .fetch_optional(&mut *connection)
            .await?
    } else {
        // The key of a mark begins with its evaluation's.
        key.split('/').next().map(str::to_owned)
    };
    match evaluation {
        Some(evaluation) => is_handed_in(connection, &evaluation).await,
        None => Ok(false),
    }
}

async fn is_handed_in(connection: &mut SqliteConnection, evaluation: &str) -> Result<bool> {
    // What somebody who left had begun was set aside too, and never handed in.
    let sql = "select exists (select 1 from evaluation where id = ? and state in ('submitted', 'set_aside') and submitted_at is not null)";
    Ok(sqlx::query_scalar(sql).bind(evaluation).fetch_one(connection).await?)
}
