//! What the verbs of an evaluation read and write in common.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::{CellState, EvaluationAct};
use crate::call;
use crate::clock::{self, Timestamp};
use crate::dossier::{DossierHead, DossierState};
use crate::error::{BrokenRule, Denial, Error, InputFault, Result};
use crate::grid::{Answer, Grid, Sheet};
use crate::id::{DossierId, EvaluationId, GridId, GridVersionId, MemberId};
use crate::stored::{maybe_instant, maybe_word, word};

/// One member's evaluation of one dossier with all that its verbs decide on, read at once.
#[derive(Debug, Clone)]
pub(crate) struct Own {
    pub(crate) dossier: DossierHead,
    pub(crate) stored: Stored,
    /// Whether the member answered the question on interests.
    pub(crate) declared: bool,
    /// Whether not one mark is given.
    pub(crate) blank: bool,
    /// The version of the grid on which the dossier is scored …
    pub(crate) version: Version,
    /// … and whether an evaluation of it stands on that version already.
    pub(crate) begun: bool,
}

/// The row of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) id: EvaluationId,
    pub(crate) state: CellState,
    pub(crate) grid_version: Option<GridVersionId>,
    pub(crate) comment: String,
    pub(crate) submitted_at: Option<Timestamp>,
    pub(crate) set_aside: String,
    pub(crate) returned: String,
    /// When they looked at the marks of others, after which they take nothing back alone.
    pub(crate) looked_at: Option<Timestamp>,
    /// Whether they want to look at it again: told to nobody else.
    pub(crate) to_review: bool,
    /// Whether the secretariat typed it for them, from their sheet of paper.
    pub(crate) on_paper: bool,
}

impl Own {
    /// The row after an act. `blank` tells whether it leaves an evaluation without a mark.
    pub(crate) fn after(&self, act: EvaluationAct, blank: bool) -> Result<Stored> {
        Ok(Stored {
            state: self.stored.state.after(act, blank)?,
            ..self.stored.clone()
        })
    }

    /// The row after its member wrote something on a criterion: the first time fixes the version of the grid, and from then on it is
    /// no sheet of paper any more.
    pub(crate) fn marked(&self, blank: bool) -> Result<Stored> {
        Ok(Stored {
            grid_version: self.stored.grid_version.or(Some(self.version.id)),
            on_paper: false,
            ..self.after(EvaluationAct::Mark, blank)?
        })
    }

    /// Refuses the scoring room to somebody recused, or who did not answer the question on interests: no document opens before.
    pub(crate) fn require_open(&self) -> Result<()> {
        let reason = match self.stored.state {
            CellState::Recused => Denial::Recused,
            _ if !self.declared => Denial::Undeclared,
            _ => return Ok(()),
        };
        Err(Error::NotAllowed { reason })
    }

    /// Whether they handed it in, whatever was done with it since.
    pub(crate) fn is_handed_in(&self) -> bool {
        matches!(self.stored.state, CellState::Submitted | CellState::SetAside) && self.stored.submitted_at.is_some()
    }

    /// Refuses the acts of scoring: recused, undeclared, scoring closed.
    pub(crate) fn require_writable(&self) -> Result<()> {
        self.require_open()?;
        match self.dossier.state {
            DossierState::UnderEvaluation => Ok(()),
            state => Err(scoring_closed(state)),
        }
    }
}

/// That a dossier in this state is not being scored.
pub(crate) fn scoring_closed(state: DossierState) -> Error {
    Error::rule_with(BrokenRule::ScoringClosed, [("state", state.as_str().into())])
}

/// The evaluation of a dossier by a member.
///
/// # Errors
/// [`Error::NotFound`] `dossier`; [`Error::NotAllowed`] `not_assigned`.
pub(crate) async fn own(connection: &mut SqliteConnection, dossier: DossierId, member: MemberId) -> Result<Own> {
    let row = sqlx::query(concat!(include_str!("scored_on.sql"), include_str!("own.sql")))
        .bind(dossier.to_string())
        .bind(member.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("dossier", dossier))?;
    Ok(Own {
        dossier: DossierHead {
            id: dossier,
            call: word(&row, "call_id")?,
            number: row.try_get("number")?,
            title: row.try_get("title")?,
            state: word(&row, "dossier_state")?,
            round: row.try_get("round")?,
        },
        stored: stored(&row)?.ok_or(Error::NotAllowed {
            reason: Denial::NotAssigned,
        })?,
        declared: row.try_get("declared")?,
        blank: row.try_get("blank")?,
        version: Version {
            id: word(&row, "version")?,
            of: maybe_word(&row, "grid_id")?,
            number: row.try_get("version_number")?,
            grid: call::stored_grid(&row)?,
        },
        begun: row.try_get::<Option<String>, _>("begun")?.is_some(),
    })
}

fn stored(row: &SqliteRow) -> Result<Option<Stored>> {
    let Some(id) = maybe_word(row, "id")? else {
        return Ok(None);
    };
    Ok(Some(Stored {
        id,
        state: word(row, "state")?,
        grid_version: maybe_word(row, "grid_version_id")?,
        comment: row.try_get("comment")?,
        submitted_at: maybe_instant(row, "submitted_at")?,
        set_aside: row.try_get("set_aside")?,
        returned: row.try_get("returned")?,
        looked_at: maybe_instant(row, "looked_at")?,
        to_review: row.try_get("to_review")?,
        on_paper: row.try_get("on_paper")?,
    }))
}

/// The evaluation that a member may write in now, or the reason why not: not assigned, recused, undeclared, scoring closed.
pub(crate) async fn writable(connection: &mut SqliteConnection, dossier: DossierId, member: MemberId) -> Result<Own> {
    let own = own(connection, dossier, member).await?;
    own.require_writable()?;
    Ok(own)
}

/// Writes the row as an act leaves it, if that is not how it was.
pub(crate) async fn write(connection: &mut SqliteConnection, own: &Own, next: &Stored) -> Result<()> {
    if own.stored == *next {
        return Ok(());
    }
    sqlx::query(include_str!("write.sql"))
        .bind(next.state.as_str())
        .bind(next.grid_version.map(|version| version.to_string()))
        .bind(&next.comment)
        .bind(next.submitted_at.map(clock::to_text))
        .bind(&next.set_aside)
        .bind(&next.returned)
        .bind(next.looked_at.map(clock::to_text))
        .bind(next.to_review)
        .bind(next.on_paper)
        .bind(next.id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// A motive, without the blanks around it.
pub(super) fn required(motive: &str) -> Result<&str> {
    let motive = motive.trim();
    if motive.is_empty() {
        return Err(Error::invalid("motive", InputFault::Empty));
    }
    Ok(motive)
}

/// A version of a grid.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) id: GridVersionId,
    /// Of which further grid; none for the call's own.
    pub(crate) of: Option<GridId>,
    pub(crate) number: u32,
    pub(crate) grid: Grid,
}

/// What a dossier is scored on in its round.
#[derive(Debug, Clone)]
pub(crate) struct ScoredOn {
    /// The version of its grid.
    pub(crate) version: Version,
    /// Whether an evaluation of it stands on that version already.
    pub(crate) begun: bool,
}

/// What a dossier is scored on in its round.
pub(crate) async fn scored_on(connection: &mut SqliteConnection, dossier: DossierId) -> Result<ScoredOn> {
    let row = sqlx::query(concat!(
        include_str!("scored_on.sql"),
        "select begun, newest from scored_on where dossier_id = ?"
    ))
    .bind(dossier.to_string())
    .fetch_optional(&mut *connection)
    .await?
    .ok_or_else(|| Error::not_found("dossier", dossier))?;
    let begun = maybe_word(&row, "begun")?;
    let id = match begun {
        Some(id) => id,
        None => word(&row, "newest")?,
    };
    Ok(ScoredOn {
        version: version(connection, id).await?,
        begun: begun.is_some(),
    })
}

/// A version of a call's grid by its identifier.
pub(crate) async fn version(connection: &mut SqliteConnection, id: GridVersionId) -> Result<Version> {
    let row = sqlx::query("select grid_id, number, grid from grid_version where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("grid", id))?;
    Ok(Version {
        id,
        of: maybe_word(&row, "grid_id")?,
        number: row.try_get("number")?,
        grid: call::stored_grid(&row)?,
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
        marks.push((
            criterion.clone(),
            row.try_get::<Option<u16>, _>("steps")?.map(Answer::from_stored),
        ));
        comments.insert(criterion, row.try_get("comment")?);
    }
    Ok((Sheet::new(marks), comments))
}
