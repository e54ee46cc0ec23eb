//! When acts of scoring may be turned back or done again: under the conditions of doing them.

use std::collections::BTreeSet;

use sqlx::{Row, SqliteConnection};

use super::model::{CellState, EvaluationAct};
use super::rows;
use super::tie_order::{TieOrder, may_order};
use crate::committee;
use crate::dossier::{self, DossierState};
use crate::error::{Error, Result};
use crate::id::DossierId;
use crate::journal::{Actor, Image, Reversal};
use crate::stored::{maybe_instant, word};

/// Marks and comments change only in a sheet that its member may write in now: see [`rows::writable`].
pub(crate) async fn marks(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    let member = reversal.caller.actor().require_member()?;
    for dossier in marked(connection, reversal).await? {
        let head = dossier::head(connection, dossier).await?;
        let own = rows::writable(connection, &head, member).await?;
        own.state.after(EvaluationAct::Mark, false)?;
    }
    Ok(())
}

async fn marked(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<BTreeSet<DossierId>> {
    let mut dossiers = BTreeSet::new();
    for image in reversal.rows("evaluation") {
        dossiers.insert(image.text("dossier_id")?.parse()?);
    }
    for image in reversal.rows("mark") {
        let dossier: String = sqlx::query_scalar("select dossier_id from evaluation where id = ?")
            .bind(image.text("evaluation_id")?)
            .fetch_one(&mut *connection)
            .await?;
        dossiers.insert(dossier.parse()?);
    }
    Ok(dossiers)
}

/// A sheet is handed in, given back or left blank only while its dossier is being scored, before this step or after it. Only
/// its member hands in marks that changed since.
pub(crate) async fn scoring(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("evaluation") {
        still_scored(connection, reversal, image.text("dossier_id")?.parse()?).await?;
        let own = reversal.caller.actor() == Actor::Member(image.text("member_id")?.parse()?);
        let handed_in = image.becomes("state") == Some("submitted");
        let evaluation = image.text("id")?;
        if handed_in && !own && reversal.written_since(connection, "mark", evaluation).await? {
            return Err(conflict("mark", evaluation));
        }
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
        Err(Error::rule_with("scoring_closed", [("state", state.as_str().into())]))
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
        let waiting: Vec<String> =
            sqlx::query_scalar("select id from evaluation where dossier_id = ? and state in ('not_started', 'draft')")
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

/// A recusal is final once an evaluation had been handed in, and a declaration stays once marks rest on it.
pub(crate) async fn declaration(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("interest") {
        let Some(own) = sqlx::query(include_str!("own_state.sql"))
            .bind(image.text("member_id")?)
            .bind(image.text("dossier_id")?)
            .fetch_optional(&mut *connection)
            .await?
        else {
            continue;
        };
        if lifts_a_recusal(image) && maybe_instant(&own, "submitted_at")?.is_some() {
            return Err(Error::rule("recusal_final"));
        }
        let state: CellState = word(&own, "state")?;
        if image.after.is_none() && !matches!(state, CellState::NotStarted | CellState::Recused) {
            return Err(conflict("evaluation", &own.try_get::<String, _>("id")?));
        }
    }
    Ok(())
}

fn lifts_a_recusal(image: &Image) -> bool {
    let recused = |row: &Option<serde_json::Value>| row.as_ref().is_some_and(|row| row["recused"] == 1);
    recused(&image.before) && !recused(&image.after)
}

fn conflict(table: &str, key: &str) -> Error {
    Error::Conflict {
        table: table.to_owned(),
        key: key.to_owned(),
    }
}
pub(crate) async fn admits_scoring(_: &mut SqliteConnection, _: &[Image], _: crate::id::MemberId) -> Result<()> { Ok(()) }
