//! All that a member wrote in a call, for themselves: their totals beside one another, their former comments, what is left to do.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use sqlx::{Row, SqliteConnection};

use super::consolidation::individual_total;
use super::queries;
use super::rows;
use super::submission::{submission_gaps, unexplained_extremes};
use super::view::{MarkView, OwnGrid, OwnSheet, OwnSheets};
use crate::error::Result;
use crate::grid::{Grid, Sheet};
use crate::id::{CallId, GridVersionId, MemberId};
use crate::stored::{json, word};

/// What the acting member wrote in a call, and in what order they read.
pub async fn own_sheets(connection: &mut SqliteConnection, member: MemberId, call: CallId) -> Result<OwnSheets> {
    let queue = queries::queue(connection, member, call).await?;
    let rows = sqlx::query(include_str!("own_sheets.sql"))
        .bind(member.to_string())
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut grids: BTreeMap<GridVersionId, Grid> = BTreeMap::new();
    let mut sheets = Vec::with_capacity(rows.len());
    for row in &rows {
        let version: GridVersionId = word(row, "grid_version_id")?;
        let grid = match grids.entry(version) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(rows::version(connection, version).await?.grid),
        };
        sheets.push(own_sheet(row, member, version, grid)?);
    }
    Ok(OwnSheets {
        items: queue.items,
        sheets,
        grids: grids
            .into_iter()
            .map(|(version, grid)| OwnGrid { version, grid })
            .collect(),
    })
}

fn own_sheet(row: &sqlx::sqlite::SqliteRow, member: MemberId, version: GridVersionId, grid: &Grid) -> Result<OwnSheet> {
    let written: Vec<MarkView> = json(row, "marks")?;
    // A code that this version does not ask about is none of its answers.
    let marks: Vec<MarkView> = written
        .into_iter()
        .filter(|mark| grid.question(&mark.criterion).is_some())
        .collect();
    let sheet = Sheet::new(marks.iter().map(|mark| (mark.criterion.clone(), mark.mark)));
    let comments = marks
        .iter()
        .map(|mark| (mark.criterion.clone(), mark.comment.clone()))
        .collect();
    let total = individual_total(grid, member, &sheet)?;
    Ok(OwnSheet {
        dossier_id: word(row, "dossier_id")?,
        number: row.try_get("number")?,
        current: row.try_get("current")?,
        grid_version: version,
        total: total.map(|total| total.value),
        gaps: submission_gaps(grid, &sheet, &comments),
        extremes: unexplained_extremes(grid, &sheet, &comments),
        marks,
    })
}
