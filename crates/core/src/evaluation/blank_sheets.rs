//! Sheets to be printed and marked with a pen: who, on which dossier, on which grid; nothing that anybody wrote.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::sheet_number::SheetNumber;
use crate::call;
use crate::document::{Sha, fold};
use crate::error::{BrokenRule, Error, Result};
use crate::grid::Grid;
use crate::id::{CallId, EvaluationId, GridVersionId, MemberId};
use crate::journal::Actor;
use crate::stored::word;

/// Sheets and the grids that they ask.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankSheets {
    /// Every version of every grid of the call.
    pub forms: Vec<BlankForm>,
    /// By member, by name, then by dossier.
    pub sheets: Vec<BlankSheet>,
}

/// A version of a grid as a form.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankForm {
    /// The version …
    pub version: GridVersionId,
    /// … its number, from 1 …
    pub number: u32,
    /// … the name of its grid, none for the call's own …
    pub name: Option<String>,
    /// … and the grid.
    pub grid: Grid,
    /// Of the grid as it is stored: what tells one wording from another.
    pub(super) wording: Sha,
}

/// One sheet to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlankSheet {
    /// What it is found by when it comes back.
    pub number: SheetNumber,
    /// The number of the dossier …
    pub dossier: u32,
    /// … its title …
    pub title: String,
    /// … and who applies; empty where nobody said it.
    pub applicant: String,
    /// Whose it is …
    pub member_id: MemberId,
    /// … and their name.
    pub member: String,
    /// In which round, 1 being the first.
    pub round: u32,
    /// Which of the forms.
    pub version: GridVersionId,
}

/// The sheets of a call to be printed, for the secretariat: of these members, or of all where none is named. A member who has not declared
/// their interests has theirs, on which they are asked; one who takes no part has none.
///
/// # Errors
/// [`Error::NotAllowed`] `staff_only`; [`Error::RuleBroken`] `sheets_none`.
pub async fn blank_sheets(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    members: &[MemberId],
) -> Result<BlankSheets> {
    actor.require_secretariat()?;
    let forms = forms(connection, call).await?;
    let rows = sqlx::query(concat!(include_str!("scored_on.sql"), include_str!("blank_sheets.sql")))
        .bind(call.to_string())
        .bind(serde_json::to_string(members)?)
        .fetch_all(connection)
        .await?;
    let sheets = rows.iter().map(|row| sheet(row, &forms));
    let mut sheets = sheets.collect::<Result<Vec<_>>>()?;
    if sheets.is_empty() {
        return Err(Error::rule(BrokenRule::SheetsNone));
    }
    sheets.sort_by_cached_key(|sheet| (fold(&sheet.member), sheet.member_id, sheet.dossier));
    Ok(BlankSheets { forms, sheets })
}

/// Every version of every grid of a call.
pub(super) async fn forms(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<BlankForm>> {
    let rows = sqlx::query(
        "select grid_version.id, grid_version.number, grid_version.grid, grid.name
         from grid_version left join grid on grid.id = grid_version.grid_id where grid_version.call_id = ?",
    )
    .bind(call.to_string())
    .fetch_all(connection)
    .await?;
    let form = |row: &SqliteRow| {
        Ok(BlankForm {
            version: word(row, "id")?,
            number: row.try_get("number")?,
            name: row.try_get("name")?,
            grid: call::stored_grid(row)?,
            wording: Sha::of(row.try_get::<String, _>("grid")?.as_bytes()),
        })
    };
    rows.iter().map(form).collect()
}

fn sheet(row: &SqliteRow, forms: &[BlankForm]) -> Result<BlankSheet> {
    let (evaluation, version): (EvaluationId, GridVersionId) = (word(row, "id")?, word(row, "version")?);
    let form = forms.iter().find(|form| form.version == version);
    let form = form.ok_or_else(|| Error::not_found("grid", version))?;
    Ok(BlankSheet {
        number: form.sheet_of(evaluation),
        dossier: row.try_get("number")?,
        title: row.try_get("title")?,
        applicant: row.try_get("applicant")?,
        member_id: word(row, "member_id")?,
        member: row.try_get("member")?,
        round: row.try_get("round")?,
        version,
    })
}

impl BlankForm {
    /// The number of its sheet for an evaluation.
    pub fn sheet_of(&self, evaluation: EvaluationId) -> SheetNumber {
        SheetNumber::of(evaluation, self.version, &self.wording)
    }
}
