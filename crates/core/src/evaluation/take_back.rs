//! When acts of scoring may be turned back or done again, and when those that a member made on another device may still be done
//! here: under the conditions of doing them.

mod declarations;
mod sheets;

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::model::{CellState, EvaluationAct};
use super::rows::{self, Own};
use super::tie_order::{TieOrder, may_order};
use super::{evidence, reopen, set_mark, submit};
use crate::committee;
use crate::dossier::{self, DossierState};
use crate::error::{BrokenRule, Denial, Error, InputFault, Result};
use crate::grid::{Answer, Grid};
use crate::id::{DossierId, GridVersionId, MemberId};
use crate::journal::{Actor, Image, Reversal};

pub(crate) use self::declarations::{admits_declaration, declaration};
pub(crate) use self::sheets::{admits_sheet_submission, admits_sheets, sheets};

/// Marks, comments and evidence change only in an evaluation that its member may write in now: see [`rows::writable`].
pub(crate) async fn marks(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    let member = reversal.caller.actor().require_member()?;
    let tables = ["evaluation", "mark", "evidence"];
    let rows = tables.into_iter().flat_map(|table| reversal.rows(table));
    for own in written(connection, rows, member).await? {
        own.require_writable()?;
        own.after(EvaluationAct::Mark, own.blank)?;
    }
    Ok(())
}

/// The evaluations that marks, comments or evidence are written in, as they stand here.
///
/// # Errors
/// [`Error::NotAllowed`] `not_assigned` for one that is not here, or that is somebody else's.
async fn written(
    connection: &mut SqliteConnection,
    rows: impl Iterator<Item = &Image>,
    member: MemberId,
) -> Result<Vec<Own>> {
    let mut ids = BTreeSet::new();
    for image in rows {
        match image.table.as_str() {
            "evaluation" => ids.insert(image.text("id")?),
            "mark" | "evidence" => ids.insert(image.text("evaluation_id")?),
            _ => continue,
        };
    }
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let dossier: Option<String> =
            sqlx::query_scalar("select dossier_id from evaluation where id = ? and member_id = ?")
                .bind(id)
                .bind(member.to_string())
                .fetch_optional(&mut *connection)
                .await?;
        let dossier = dossier.ok_or(Error::NotAllowed {
            reason: Denial::NotAssigned,
        })?;
        let own = rows::own(connection, dossier.parse()?, member).await?;
        // What was given in a round that is over stays as it was handed in.
        if own.stored.id.to_string() != id {
            return Err(Error::rule(BrokenRule::RoundOver));
        }
        found.push(own);
    }
    Ok(found)
}

/// An evaluation is handed in, given back or abstained from only while its dossier is being scored, before this step or after it. Only
/// its member hands in marks that changed since.
pub(crate) async fn scoring(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("evaluation") {
        still_scored(connection, reversal, image.text("dossier_id")?.parse()?).await?;
        let own = reversal.caller.actor() == Actor::Member(image.text("member_id")?.parse()?);
        refuse_looked(connection, reversal, image).await?;
        let handed_in = image.becomes("state") == Some("submitted");
        let evaluation = image.text("id")?;
        if handed_in && !own && reversal.written_since(connection, "mark", evaluation).await? {
            return Err(conflict("mark", evaluation));
        }
    }
    Ok(())
}

/// What stood in a round that is over stays as it was: neither turned back, nor written from a copy that has not seen the next one.
///
/// # Errors
/// [`Error::RuleBroken`] `round_over`.
pub(crate) async fn same_round(connection: &mut SqliteConnection, rows: impl Iterator<Item = &Image>) -> Result<()> {
    for image in rows.filter(|image| image.table == "evaluation") {
        let row = image.after.as_ref().or(image.before.as_ref());
        // A row of before there were rounds is of the first.
        let round = row.and_then(|row| row["round"].as_i64()).unwrap_or(1);
        let now: Option<i64> = sqlx::query_scalar("select round from dossier where id = ?")
            .bind(image.text("dossier_id")?)
            .fetch_optional(&mut *connection)
            .await?;
        if now.is_some_and(|now| now > round) {
            return Err(Error::rule(BrokenRule::RoundOver));
        }
    }
    Ok(())
}

/// Whoever looked at the marks of others takes nothing back: see [`reopen::reopened`].
async fn refuse_looked(connection: &mut SqliteConnection, reversal: &Reversal<'_>, image: &Image) -> Result<()> {
    let handed_in = |state: Option<&str>| matches!(state, Some("submitted" | "abstained"));
    let Some(member) = reversal.caller.actor().member() else {
        return Ok(());
    };
    if !handed_in(image.was("state")) || handed_in(image.becomes("state")) {
        return Ok(());
    }
    let own = rows::own(connection, image.text("dossier_id")?.parse()?, member).await?;
    if own.stored.looked_at.is_some() {
        return Err(Error::NotAllowed { reason: Denial::Looked });
    }
    Ok(())
}

async fn still_scored(connection: &mut SqliteConnection, reversal: &Reversal<'_>, dossier: DossierId) -> Result<()> {
    let scored = DossierState::UnderEvaluation;
    let state = dossier::state(connection, dossier).await?;
    let id = dossier.to_string();
    let was_scored = reversal
        .rows("dossier")
        .any(|image| image.was("id") == Some(&id) && image.was("state") == Some(scored.as_str()));
    if state == scored || was_scored {
        Ok(())
    } else {
        Err(rows::scoring_closed(state))
    }
}

/// The scoring does not close over an evaluation that is expected only since, or was taken back.
pub(crate) async fn closing(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    let closed = (
        Some(DossierState::UnderEvaluation.as_str()),
        Some(DossierState::ReadyForCommittee.as_str()),
    );
    for image in reversal.rows("dossier") {
        if (image.was("state"), image.becomes("state")) != closed {
            continue;
        }
        let waiting: Vec<String> = sqlx::query_scalar(include_str!("waiting.sql"))
            .bind(image.text("id")?)
            .fetch_all(&mut *connection)
            .await?;
        for evaluation in waiting {
            if reversal.written_since(connection, "evaluation", &evaluation).await? {
                return Err(conflict("evaluation", &evaluation));
            }
        }
    }
    Ok(())
}

/// An order of a tie is taken back by whom may give one, and stands once the committee decided on a dossier of it.
pub(crate) async fn tie_order(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("tie_order") {
        let order = TieOrder {
            call: image.text("call_id")?.parse()?,
            chair: image.text("chair_id")?.parse()?,
            dossiers: serde_json::from_str(image.text("dossiers")?)?,
            motive: String::new(),
        };
        let chair = committee::head(connection, order.chair).await?;
        may_order(connection, reversal.caller, &chair, &order).await?;
        if image.after.is_none() {
            refuse_decided(connection, reversal, image.text("dossiers")?).await?;
        }
    }
    Ok(())
}

async fn refuse_decided(connection: &mut SqliteConnection, reversal: &Reversal<'_>, dossiers: &str) -> Result<()> {
    let decisions: Vec<String> =
        sqlx::query_scalar("select id from decision where dossier_id in (select value from json_each(?))")
            .bind(dossiers)
            .fetch_all(&mut *connection)
            .await?;
    for decision in decisions {
        if reversal.written_since(connection, "decision", &decision).await? {
            return Err(conflict("decision", &decision));
        }
    }
    Ok(())
}

/// Whether marks, comments or evidence that a member wrote on another device, which had not seen what was done here, may still be written
/// here now. To be called before their rows are.
///
/// # Errors
/// [`Error::NotAllowed`] `not_assigned`, `recused`, `undeclared`, or `staff_only` for rows that are none of such an act;
/// [`Error::RuleBroken`] `scoring_closed`; [`Error::WrongState`] when nothing may be marked any more; [`Error::Conflict`] when the
/// dossier is scored here on another version of the grid; [`Error::InvalidInput`] `criterion` or `mark` when that version was
/// rewritten in between, and what a passage is refused for.
pub(crate) async fn admits_marks(connection: &mut SqliteConnection, rows: &[Image], member: MemberId) -> Result<()> {
    evidence::admit(connection, rows).await?;
    for own in done(connection, rows, member, EvaluationAct::Mark).await? {
        own.require_writable()?;
        own.after(EvaluationAct::Mark, own.blank)?;
        let grid = grid_of(connection, rows, &own).await?;
        let id = own.stored.id.to_string();
        for image in rows.iter().filter(|image| image.becomes("evaluation_id") == Some(&id)) {
            let stored = image.after.as_ref().and_then(|row| row["steps"].as_u64());
            let stored =
                stored.map(|stored| u16::try_from(stored).map_err(|_| Error::invalid("mark", InputFault::Range)));
            set_mark::check(
                &grid,
                image.text("criterion")?,
                stored.transpose()?.map(Answer::from_stored),
            )?;
        }
    }
    Ok(())
}

/// Whether an evaluation that its member handed in on another device may still be handed in here now, as [`admits_marks`]:
/// writable, and complete with the marks that are here, which those of the other device must have joined before.
///
/// # Errors
/// As [`admits_marks`]; [`Error::RuleBroken`] `marks_incomplete`.
pub(crate) async fn admits_submission(
    connection: &mut SqliteConnection,
    rows: &[Image],
    member: MemberId,
) -> Result<()> {
    for own in done(connection, rows, member, EvaluationAct::Submit).await? {
        own.require_writable()?;
        submit::handed_in(connection, &own).await?;
        grid_of(connection, rows, &own).await?;
    }
    Ok(())
}

/// Whether a member who abstained on another device may still abstain here now, as [`admits_marks`].
pub(crate) async fn admits_abstention(
    connection: &mut SqliteConnection,
    rows: &[Image],
    member: MemberId,
) -> Result<()> {
    for own in done(connection, rows, member, EvaluationAct::Abstain).await? {
        own.require_writable()?;
        own.after(EvaluationAct::Abstain, own.blank)?;
    }
    Ok(())
}

/// Whether what a member looked at on another device is theirs: that they looked is so wherever it is told.
pub(crate) async fn admits_look(connection: &mut SqliteConnection, rows: &[Image], member: MemberId) -> Result<()> {
    let only_looked = |image: &Image| image.table == "evaluation" && image.was("state") == image.becomes("state");
    if !rows.iter().all(only_looked) {
        return Err(Error::NotAllowed {
            reason: Denial::StaffOnly,
        });
    }
    written(connection, rows.iter(), member).await.map(drop)
}

/// Whether an evaluation that its member took back on another device may still be taken back here now: handed in or abstained
/// from, not set aside, and its dossier on no agenda.
///
/// # Errors
/// As [`admits_marks`]; `staff_only` also for one that was set aside.
pub(crate) async fn admits_reopening(
    connection: &mut SqliteConnection,
    rows: &[Image],
    member: MemberId,
) -> Result<()> {
    for own in done(connection, rows, member, EvaluationAct::Reopen).await? {
        reopen::reopened(&own, Actor::Member(member))?;
    }
    Ok(())
}

/// The evaluations in which a member did something on another device, as they stand here; without those that are here already
/// where the act brings them. Refuses rows that are none of such an act.
async fn done(
    connection: &mut SqliteConnection,
    rows: &[Image],
    member: MemberId,
    act: EvaluationAct,
) -> Result<Vec<Own>> {
    for image in rows {
        let fits = match image.table.as_str() {
            "evaluation" => act_of(image)? == act,
            "mark" | "evidence" => act == EvaluationAct::Mark,
            "dossier" => act != EvaluationAct::Mark,
            _ => false,
        };
        if !fits {
            return Err(Error::NotAllowed {
                reason: Denial::StaffOnly,
            });
        }
    }
    let mut found = written(connection, rows.iter(), member).await?;
    found.retain(|own| {
        let there = |image: &Image| image.becomes("state") == Some(own.stored.state.as_str());
        act == EvaluationAct::Mark || !of(rows, own).is_some_and(there)
    });
    Ok(found)
}

/// What a member did, told by the row of their evaluation before and after.
fn act_of(image: &Image) -> Result<EvaluationAct> {
    let state = |word: Option<&str>| {
        word.ok_or(Error::NotAllowed {
            reason: Denial::StaffOnly,
        })?
        .parse::<CellState>()
    };
    match (state(image.was("state"))?, state(image.becomes("state"))?) {
        (CellState::NotStarted | CellState::Draft, CellState::NotStarted | CellState::Draft) => Ok(EvaluationAct::Mark),
        (CellState::NotStarted | CellState::Draft, CellState::Submitted) => Ok(EvaluationAct::Submit),
        (CellState::NotStarted | CellState::Draft, CellState::Abstained) => Ok(EvaluationAct::Abstain),
        (CellState::Submitted | CellState::Abstained, CellState::NotStarted | CellState::Draft) => {
            Ok(EvaluationAct::Reopen)
        }
        _ => Err(Error::NotAllowed {
            reason: Denial::StaffOnly,
        }),
    }
}

/// The row of an evaluation among those of an act.
fn of<'a>(rows: &'a [Image], own: &Own) -> Option<&'a Image> {
    let id = own.stored.id.to_string();
    rows.iter()
        .find(|image| image.table == "evaluation" && image.becomes("id") == Some(&id))
}

/// The grid that an act of scoring stands on: the version that it fixes for its evaluation, or the one that is fixed already.
/// All evaluations of a dossier stand on one version, whichever of them was begun first here.
async fn grid_of(connection: &mut SqliteConnection, rows: &[Image], own: &Own) -> Result<Grid> {
    let version: Option<GridVersionId> = of(rows, own)
        .and_then(|image| image.becomes("grid_version_id"))
        .map(str::parse)
        .transpose()?;
    match version.or(own.stored.grid_version) {
        Some(version) if version != own.version.id && own.begun => Err(conflict("grid_version", &version.to_string())),
        Some(version) if version != own.version.id => Ok(rows::version(connection, version).await?.grid),
        _ => Ok(own.version.grid.clone()),
    }
}

fn conflict(table: &str, key: &str) -> Error {
    Error::Conflict {
        table: table.to_owned(),
        key: key.to_owned(),
    }
}

/// Whatever comes from elsewhere leaves no mark without the version of the grid on which it was given.
///
/// # Errors
/// [`Error::Conflict`] with the evaluation in question.
pub(crate) async fn marks_keep_their_grid(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    let mut touched = BTreeSet::new();
    for image in rows.iter().filter(|image| image.table == "evaluation") {
        touched.insert(image.text("id")?);
    }
    for image in rows.iter().filter(|image| image.table == "mark") {
        touched.insert(image.text("evaluation_id")?);
    }
    for evaluation in touched {
        let last = |table: &str| {
            rows.iter()
                .rfind(|image| image.table == table && image.text("id").ok() == Some(evaluation))
        };
        let version = match last("evaluation") {
            // A field that the act left alone is as it is here, whatever its author had before them.
            Some(image) if image.was("grid_version_id") != image.becomes("grid_version_id") => {
                image.becomes("grid_version_id").is_some()
            }
            _ => has_version(connection, evaluation).await?,
        };
        if !version && has_marks(connection, rows, evaluation).await? {
            return Err(conflict("evaluation", evaluation));
        }
    }
    Ok(())
}

async fn has_version(connection: &mut SqliteConnection, evaluation: &str) -> Result<bool> {
    let sql = "select exists (select 1 from evaluation where id = ? and grid_version_id is not null)";
    Ok(sqlx::query_scalar(sql).bind(evaluation).fetch_one(connection).await?)
}

/// Whether marks would stand in an evaluation: those here, as the rows that come change them.
async fn has_marks(connection: &mut SqliteConnection, rows: &[Image], evaluation: &str) -> Result<bool> {
    let sql = "select criterion from mark where evaluation_id = ? and steps is not null";
    let here: Vec<String> = sqlx::query_scalar(sql).bind(evaluation).fetch_all(connection).await?;
    let mut marked: BTreeSet<&str> = here.iter().map(String::as_str).collect();
    let come = |image: &&Image| image.table == "mark" && image.text("evaluation_id").ok() == Some(evaluation);
    for image in rows.iter().filter(come) {
        let criterion = image.text("criterion")?;
        if image.after.as_ref().is_some_and(|row| !row["steps"].is_null()) {
            marked.insert(criterion);
        } else {
            marked.remove(criterion);
        }
    }
    Ok(!marked.is_empty())
}
