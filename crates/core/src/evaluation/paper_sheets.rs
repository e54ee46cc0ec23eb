//! The sheets of members as the secretariat types them from paper: of one dossier, or of one member.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::CellState;
use super::rows;
use super::submission::{Gap, submission_gaps};
use crate::dossier::DossierState;
use crate::error::Result;
use crate::grid::{Answer, Grid, Sheet};
use crate::id::{CallId, DossierId, GridVersionId, MemberId};
use crate::journal::Actor;
use crate::stored::{json, maybe_word, word};
use crate::words::words;

words! {
    /// Why nothing is typed into a sheet.
    SheetLock in "sheet_lock" {
        /// The member has an interest.
        Recused = "recused",
        /// The member's interests in the dossier are not declared.
        Undeclared = "undeclared",
        /// It was handed in.
        HandedIn = "handed_in",
        /// The member gives no opinion.
        Abstained = "abstained",
        /// The secretariat set it aside.
        SetAside = "set_aside",
        /// The dossier is not being scored.
        ScoringClosed = "scoring_closed",
        /// The member types it themselves.
        MemberTypes = "member_types",
        /// The member left.
        Retired = "retired",
    }
}

/// Sheets that stand on one version of a grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SheetTable {
    /// The version.
    pub version: GridVersionId,
    /// Its grid.
    pub grid: Grid,
    /// By dossier, then by name.
    pub rows: Vec<SheetRow>,
}

/// A member's sheet on a dossier.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SheetRow {
    /// On which dossier …
    pub dossier_id: DossierId,
    /// … its number …
    pub number: u32,
    /// … and title.
    pub title: String,
    /// Whose …
    pub member_id: MemberId,
    /// … and their name.
    pub member: String,
    /// Where it stands.
    pub state: CellState,
    /// Whether it was typed from paper.
    pub on_paper: bool,
    /// Why nothing may be typed into it; none where something may.
    pub locked: Option<SheetLock>,
    /// Its answers, where they may be read: from paper, or handed in.
    pub marks: BTreeMap<String, Answer>,
    /// The comments typed from paper; empty where the sheet is none.
    pub comments: BTreeMap<String, String>,
    /// The comment on the whole dossier, typed from paper; empty where the sheet is none.
    pub comment: String,
    /// What is missing before a sheet of paper can be handed in.
    pub gaps: Vec<Gap>,
}

/// The sheets of a call, for the secretariat: of one dossier, of one member, or all of them.
///
/// # Errors
/// [`Error::NotAllowed`](crate::error::Error::NotAllowed) `staff_only`.
pub async fn paper_sheets(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    dossier: Option<DossierId>,
    member: Option<MemberId>,
) -> Result<Vec<SheetTable>> {
    actor.require_secretariat()?;
    let rows = sqlx::query(concat!(include_str!("scored_on.sql"), include_str!("paper_sheets.sql")))
        .bind(call.to_string())
        .bind(dossier.map(|dossier| dossier.to_string()))
        .bind(member.map(|member| member.to_string()))
        .fetch_all(&mut *connection)
        .await?;
    let mut tables: Vec<SheetTable> = Vec::new();
    for row in &rows {
        let version: GridVersionId = word(row, "version")?;
        if !tables.iter().any(|table| table.version == version) {
            let grid = rows::version(connection, version).await?.grid;
            let rows = Vec::new();
            tables.push(SheetTable { version, grid, rows });
        }
        if let Some(table) = tables.iter_mut().find(|table| table.version == version) {
            let line = sheet_row(row, &table.grid)?;
            table.rows.push(line);
        }
    }
    Ok(tables)
}

fn sheet_row(row: &SqliteRow, grid: &Grid) -> Result<SheetRow> {
    let marks: BTreeMap<String, Answer> = json(row, "marks")?;
    let sheet = Sheet::new(marks.iter().map(|(code, answer)| (code.clone(), Some(*answer))));
    let locked = locked(row)?;
    let comments: BTreeMap<String, String> = json(row, "comments")?;
    let gaps = match locked {
        None => submission_gaps(grid, &sheet, &comments),
        Some(_) => vec![],
    };
    Ok(SheetRow {
        dossier_id: word(row, "dossier_id")?,
        number: row.try_get("number")?,
        title: row.try_get("title")?,
        member_id: word(row, "member_id")?,
        member: row.try_get("name")?,
        state: word(row, "state")?,
        on_paper: row.try_get("on_paper")?,
        locked,
        marks,
        comments,
        comment: row.try_get("comment")?,
        gaps,
    })
}

/// Why nothing is typed into a sheet: what the act itself would be refused for.
fn locked(row: &SqliteRow) -> Result<Option<SheetLock>> {
    let dossier: DossierState = word(row, "dossier_state")?;
    let version: Option<GridVersionId> = maybe_word(row, "grid_version_id")?;
    let (on_paper, blank): (bool, bool) = (row.try_get("on_paper")?, row.try_get("blank")?);
    Ok(match word(row, "state")? {
        CellState::Recused => Some(SheetLock::Recused),
        CellState::Submitted => Some(SheetLock::HandedIn),
        CellState::Abstained => Some(SheetLock::Abstained),
        CellState::SetAside => Some(SheetLock::SetAside),
        CellState::NotStarted | CellState::Draft if !row.try_get::<bool, _>("declared")? => Some(SheetLock::Undeclared),
        CellState::NotStarted | CellState::Draft if dossier != DossierState::UnderEvaluation => {
            Some(SheetLock::ScoringClosed)
        }
        CellState::NotStarted | CellState::Draft if !row.try_get::<bool, _>("active")? => Some(SheetLock::Retired),
        CellState::NotStarted | CellState::Draft if on_paper || (version.is_none() && blank) => None,
        CellState::NotStarted | CellState::Draft => Some(SheetLock::MemberTypes),
    })
}
