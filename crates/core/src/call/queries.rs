//! Reading calls.

use sqlx::{Row, SqliteConnection};

use super::model::CallRules;
use super::template::Template;
use super::view::{CallSummary, CallView, GridVersion, TemplateInfo};
use crate::error::{Error, Result};
use crate::id::CallId;
use crate::stored::{document, from_document, instant};

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
    Ok(CallView {
        id: call,
        name: row.try_get("name")?,
        template: row.try_get("template")?,
        rules: document(&row, "rules")?,
        grids: grid_versions(connection, call).await?,
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

/// The version of the grid that applies to dossiers without marks.
pub async fn newest_grid(connection: &mut SqliteConnection, call: CallId) -> Result<GridVersion> {
    let versions = grid_versions(connection, call).await?;
    versions
        .into_iter()
        .next()
        .ok_or_else(|| Error::not_found("call", call))
}

async fn grid_versions(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<GridVersion>> {
    let rows = sqlx::query(include_str!("grid_versions.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(GridVersion {
                id: row.try_get::<String, _>("id")?.parse()?,
                number: row.try_get("number")?,
                frozen: row.try_get("frozen")?,
                created_at: instant(row, "created_at")?,
                grid: document(row, "grid")?,
            })
        })
        .collect()
}
