//! What the journal shows of marks: private notes and what somebody wants to look at again to nobody, and the rest once they are handed in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sqlx::SqliteConnection;

use crate::error::Result;
use crate::journal::{FieldMeeting, HistoryEntry};

/// Takes from entries of the journal what only the author of a mark may read: the private note for ever, the mark and its
/// comment as long as the evaluation is not handed in. That something was written, when and by whom stays.
pub async fn veil(connection: &mut SqliteConnection, entries: &mut [HistoryEntry]) -> Result<()> {
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    for change in entries.iter_mut().flat_map(|entry| &mut entry.changes) {
        if !matches!(change.table.as_str(), "mark" | "evaluation") {
            continue;
        }
        // The key of a mark begins with its evaluation's.
        let evaluation = change.key.split('/').next().unwrap_or_default().to_owned();
        let open = match known.get(&evaluation) {
            Some(open) => *open,
            None => is_handed_in(connection, &evaluation).await?,
        };
        known.insert(evaluation, open);
        change.fields.retain(|one| match one.field.as_str() {
            "private_note" | "to_review" => false,
            "steps" | "comment" => open,
            _ => true,
        });
    }
    Ok(())
}

/// The evaluations that are handed in now, whatever was done with them since.
pub async fn handed_in_now(connection: &mut SqliteConnection) -> Result<BTreeSet<String>> {
    let sql = "select id from evaluation where state in ('submitted', 'set_aside') and submitted_at is not null";
    let ids: Vec<String> = sqlx::query_scalar(sql).fetch_all(connection).await?;
    Ok(ids.into_iter().collect())
}

/// Takes the same from fields in conflict: what a member typed and did not hand in is shown to nobody, only that it was typed twice.
/// `handed_in`: the evaluations that were, see [`handed_in_now`].
pub fn veil_meetings<'a>(handed_in: &BTreeSet<String>, meetings: impl Iterator<Item = &'a mut FieldMeeting>) {
    for meeting in meetings.filter(|meeting| matches!(meeting.table.as_str(), "mark" | "evaluation")) {
        let evaluation = meeting.key.split('/').next().unwrap_or_default();
        let hidden = match meeting.field.as_str() {
            "private_note" | "to_review" => true,
            "steps" | "comment" => !handed_in.contains(evaluation),
            _ => false,
        };
        if hidden {
            meeting.ours.value = Value::Null;
            meeting.theirs.value = Value::Null;
        }
    }
}

async fn is_handed_in(connection: &mut SqliteConnection, evaluation: &str) -> Result<bool> {
    // What somebody who left had begun was set aside too, and never handed in.
    let sql = "select exists (select 1 from evaluation where id = ? and state in ('submitted', 'set_aside') and submitted_at is not null)";
    Ok(sqlx::query_scalar(sql).bind(evaluation).fetch_one(connection).await?)
}
