//! Reading calls.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::CallRules;
use super::template::Template;
use super::view::{CallSummary, CallView, FurtherGrid, GridVersion, TemplateInfo};
use crate::error::{Error, Result};
use crate::grid::{Grid, Stored};
use crate::id::{CallId, GridId};
use crate::stored::{document, from_document, instant, maybe_word, word};

/// The templates a call can start from.
pub fn templates() -> Result<Vec<TemplateInfo>> {
    Template::codes()
        .map(|code| {
            let Template { code, name, notice, .. } = Template::shipped(code)?;
            Ok(TemplateInfo {
                code,
                label: name,
                notice,
            })
        })
        .collect()
}

/// Every call, newest first.
pub async fn list(connection: &mut SqliteConnection) -> Result<Vec<CallSummary>> {
    let rows = sqlx::query(include_str!("list.sql")).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            Ok(CallSummary {
                id: row.try_get::<String, _>("id")?.parse()?,
                name: row.try_get("name")?,
                dossiers: row.try_get("dossiers")?,
            })
        })
        .collect()
}

/// A call with its rules and the versions of its grid.
pub async fn get(connection: &mut SqliteConnection, call: CallId) -> Result<CallView> {
    let row = sqlx::query("select name, template, rules, created_at from call where id = ?")
        .bind(call.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found("call", call))?;
    let mut versions = grid_versions(&mut *connection, call).await?;
    Ok(CallView {
        id: call,
        name: row.try_get("name")?,
        template: row.try_get("template")?,
        rules: document(&row, "rules")?,
        grids: taken(&mut versions, None),
        further_grids: further_grids(connection, call, &mut versions).await?,
        created_at: instant(&row, "created_at")?,
    })
}

/// A call's rules.
pub async fn rules(connection: &mut SqliteConnection, call: CallId) -> Result<CallRules> {
    let text: Option<String> = sqlx::query_scalar("select rules from call where id = ?")
        .bind(call.to_string())
        .fetch_optional(connection)
        .await?;
    from_document(&text.ok_or_else(|| Error::not_found("call", call))?)
}

/// The version of a grid of a call that applies to dossiers without marks; no grid named is the call's own.
pub async fn newest_grid(connection: &mut SqliteConnection, call: CallId, grid: Option<GridId>) -> Result<GridVersion> {
    let mut versions = grid_versions(connection, call).await?;
    let found = taken(&mut versions, grid).into_iter().next();
    found.ok_or_else(|| match grid {
        Some(grid) => Error::not_found("grid", grid),
        None => Error::not_found("call", call),
    })
}

/// The further grids of a call in their order, each with its versions.
async fn further_grids(
    connection: &mut SqliteConnection,
    call: CallId,
    versions: &mut Vec<(Option<GridId>, GridVersion)>,
) -> Result<Vec<FurtherGrid>> {
    let rows = sqlx::query("select id, name, choice from grid where call_id = ? order by place, id")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let id = word(row, "id")?;
            Ok(FurtherGrid {
                id,
                name: row.try_get("name")?,
                choice: document(row, "choice")?,
                versions: taken(versions, Some(id)),
            })
        })
        .collect()
}

/// The versions of one grid, newest first.
fn taken(versions: &mut Vec<(Option<GridId>, GridVersion)>, grid: Option<GridId>) -> Vec<GridVersion> {
    let of_it = versions.extract_if(.., |(of, _)| *of == grid);
    of_it.map(|(_, version)| version).collect()
}

async fn grid_versions(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<(Option<GridId>, GridVersion)>> {
    let rows = sqlx::query(include_str!("grid_versions.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let version = GridVersion {
                id: word(row, "id")?,
                number: row.try_get("number")?,
                frozen: row.try_get("frozen")?,
                created_at: instant(row, "created_at")?,
                grid: stored_grid(row)?,
            };
            Ok((maybe_word(row, "grid_id")?, version))
        })
        .collect()
}

/// The grid of a version, in the form in which it was written.
pub(crate) fn stored_grid(row: &SqliteRow) -> Result<Grid> {
    Ok(document::<Stored>(row, "grid")?.0)
}

/// The same from its text.
pub(crate) fn read_grid(text: &str) -> Result<Grid> {
    Ok(from_document::<Stored>(text)?.0)
}
