//! What the verbs of an evaluation read and write in common.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::model::{CellState, EvaluationAct};
use super::sight;
use crate::clock::Timestamp;
use crate::dossier::{self, DossierHead, DossierState};
use crate::error::{Error, Result};
use crate::grid::{Grid, Sheet, Steps};
use crate::id::{DossierId, EvaluationId, GridVersionId, MemberId};
use crate::stored::{json, maybe_instant, maybe_word, word};

/// One member's evaluation of one dossier, as verbs need it.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    pub(crate) id: EvaluationId,
    pub(crate) state: CellState,
    pub(crate) grid_version: Option<GridVersionId>,
    pub(crate) comment: String,
    pub(crate) submitted_at: Option<Timestamp>,
    pub(crate) returned: String,
    pub(crate) declared: bool,
}

/// The evaluation of a member, if the dossier is assigned to them.
pub(crate) async fn own(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    member: MemberId,
) -> Result<Option<Own>> {
    let row = sqlx::query(include_str!("own.sql"))
        .bind(dossier.to_string())
        .bind(member.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| {
        Ok(Own {
            id: word(&row, "id")?,
            state: word(&row, "state")?,
            grid_version: maybe_word(&row, "grid_version_id")?,
            comment: row.try_get("comment")?,
            submitted_at: maybe_instant(&row, "submitted_at")?,
            returned: row.try_get("returned")?,
            declared: row.try_get("declared")?,
        })
    })
    .transpose()
}

/// The evaluation that a member may write in now, or the reason why not: not assigned, recused, undeclared, scoring closed.
pub(crate) async fn writable(connection: &mut SqliteConnection, head: &DossierHead, member: MemberId) -> Result<Own> {
    let own = own(connection, head.id, member).await?;
    sight::may_score(
        own.as_ref().map(|own| own.state),
        own.as_ref().is_some_and(|own| own.declared),
    )?;
    let state = dossier::state(connection, head.id).await?;
    if state != DossierState::UnderEvaluation {
        return Err(Error::rule_with("scoring_closed", [("state", state.as_str().into())]));
    }
    own.ok_or(Error::NotAllowed { reason: "not_assigned" })
}

/// A version of a grid.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) id: GridVersionId,
    pub(crate) number: u32,
    pub(crate) grid: Grid,
}

/// The version on which a dossier is scored: that of the evaluations begun on it, else the call's newest one.
pub(crate) async fn version_of(connection: &mut SqliteConnection, dossier: DossierId) -> Result<Version> {
    let row = sqlx::query(include_str!("version_of.sql"))
        .bind(dossier.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("grid", dossier))?;
    Ok(Version {
        id: word(&row, "id")?,
        number: row.try_get("number")?,
        grid: json(&row, "grid")?,
    })
}

/// The marks of an evaluation with their communicable comments.
pub(crate) async fn sheet(
    connection: &mut SqliteConnection,
    evaluation: EvaluationId,
) -> Result<(Sheet, BTreeMap<String, String>)> {
    let rows = sqlx::query("select criterion, steps, comment from mark where evaluation_id = ?")
        .bind(evaluation.to_string())
        .fetch_all(connection)
        .await?;
    let mut marks = Vec::with_capacity(rows.len());
    let mut comments = BTreeMap::new();
    for row in &rows {
        let criterion: String = row.try_get("criterion")?;
        marks.push((criterion.clone(), row.try_get::<Option<u16>, _>("steps")?.map(Steps)));
        comments.insert(criterion, row.try_get("comment")?);
    }
    Ok((Sheet::new(marks), comments))
}

/// Applies an act to an evaluation's state and writes it; the version of the grid is fixed with the first mark.
pub(crate) async fn apply(
    connection: &mut SqliteConnection,
    own: &Own,
    act: EvaluationAct,
    blank: bool,
    version: Option<GridVersionId>,
) -> Result<CellState> {
    let next = own.state.after(act, blank)?;
    let version = own.grid_version.or(version).map(|version| version.to_string());
    sqlx::query("update evaluation set state = ?, grid_version_id = ? where id = ?")
        .bind(next.as_str())
        .bind(version)
        .bind(own.id.to_string())
        .execute(connection)
        .await?;
    Ok(next)
}
