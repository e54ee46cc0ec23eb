//! What the journal shows of marks and evidence: private notes and what somebody wants to look at again to nobody, and the rest once they
//! are handed in.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::rows;
use crate::call;
use crate::error::Result;
use crate::grid::{CriterionScale, Grid};
use crate::journal::{FieldMeeting, HistoryEntry, RowsAfter};

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

/// Takes the same from the conflicts that wait: what a member typed and did not hand in is shown to nobody, only that it was typed twice.
/// Marks get their scale.
pub(crate) async fn tell_conflicts<'a>(
    connection: &mut SqliteConnection,
    meetings: impl Iterator<Item = &'a mut FieldMeeting>,
) -> Result<()> {
    for meeting in meetings.filter(|meeting| is_veiled(&meeting.table)) {
        let open = is_open(connection, &meeting.table, &meeting.key).await?;
        if !open_from(&meeting.table, &meeting.field).is_shown(open) {
            meeting.keep_back();
        }
        if let Some((evaluation, criterion)) = mark_of(meeting) {
            let version: Option<String> = sqlx::query_scalar("select grid_version_id from evaluation where id = ?")
                .bind(evaluation)
                .fetch_optional(&mut *connection)
                .await?
                .flatten();
            if let Some(version) = version {
                let version = rows::version(connection, version.parse()?).await?;
                meeting.scale = scale_in(&version.grid, criterion);
            }
        }
    }
    Ok(())
}

/// The same of one field of a plan, by where the evaluation stands once all is taken in: what a file hands in is told before it is
/// taken in, and what it takes back is not told any more.
pub(crate) fn tell(meeting: &mut FieldMeeting, after: RowsAfter<'_>) {
    if !is_veiled(&meeting.table) {
        return;
    }
    let id = meeting.key.split('/').next().unwrap_or_default();
    let evaluation = match meeting.table.as_str() {
        "evidence" => after.row("evidence", id).and_then(|row| row["evaluation_id"].as_str()),
        _ => Some(id),
    };
    let row = evaluation.and_then(|id| after.row("evaluation", id));
    let handed_in = row.is_some_and(|row| {
        matches!(row["state"].as_str(), Some("submitted" | "set_aside")) && !row["submitted_at"].is_null()
    });
    let scale = mark_of(meeting).and_then(|(_, criterion)| {
        let version = after.row("grid_version", row?["grid_version_id"].as_str()?)?;
        let grid = call::read_grid(version["grid"].as_str()?).ok()?;
        scale_in(&grid, criterion)
    });
    if !open_from(&meeting.table, &meeting.field).is_shown(handed_in) {
        meeting.keep_back();
    }
    meeting.scale = scale;
}

/// The evaluation and the criterion of a mark that was given twice.
fn mark_of(meeting: &FieldMeeting) -> Option<(&str, &str)> {
    let is_mark = (meeting.table.as_str(), meeting.field.as_str()) == ("mark", "steps");
    is_mark.then(|| meeting.key.split_once('/')).flatten()
}

fn scale_in(grid: &Grid, criterion: &str) -> Option<CriterionScale> {
    grid.question(criterion).map(|question| grid.worded_scale_of(question))
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
