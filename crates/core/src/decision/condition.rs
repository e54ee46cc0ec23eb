//! Reservations, as read: what waits, since when, and what was lifted.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::queries::liftable;
use super::view::{ConditionOutcome, ConditionView, PendingReservation, ReviewView, ReviewedReservation};
use crate::error::Result;
use crate::id::{CallId, DecisionId, SessionId};
use crate::session::state::SessionState;
use crate::stored::{day, maybe_day, maybe_word, word};

/// The reservations of a call that wait to be lifted, soonest first; those alone whose decision can still have them lifted.
pub async fn pending(
    connection: &mut SqliteConnection,
    call: CallId,
    today: NaiveDate,
) -> Result<Vec<PendingReservation>> {
    let rows = sqlx::query(include_str!("pending.sql"))
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let liftable = liftable(connection, call, today).await?;
    let mut found = Vec::new();
    for row in &rows {
        let decision_id: DecisionId = word(row, "decision_id")?;
        if liftable.contains(&decision_id) {
            found.push(PendingReservation {
                dossier_id: word(row, "dossier_id")?,
                dossier_number: row.try_get("number")?,
                title: row.try_get("title")?,
                decision_id,
                condition: condition(row, today)?,
            });
        }
    }
    Ok(found)
}

/// What became of the conditions of a label by the day of the session that decides on its extension.
pub(super) fn outcomes(conditions: &[ConditionView], on: NaiveDate) -> Vec<ConditionOutcome> {
    let outcome = |one: &ConditionView| ConditionOutcome {
        text: one.text.clone(),
        met_on: one.lifted_on.filter(|day| *day <= on),
    };
    conditions.iter().map(outcome).collect()
}

/// The reservations that a session looks at again: those that name it, and those of its day for which no session is named. What was met
/// since stays; what no longer stood when the session took place is none of its business.
pub(crate) async fn reviewed(
    connection: &mut SqliteConnection,
    session: SessionId,
    today: NaiveDate,
) -> Result<Vec<ReviewedReservation>> {
    let rows = sqlx::query(include_str!("reviewed.sql"))
        .bind(session.to_string())
        .fetch_all(connection)
        .await?;
    let reviewed = |row: &SqliteRow| {
        Ok(ReviewedReservation {
            dossier_id: word(row, "dossier_id")?,
            dossier_number: row.try_get("number")?,
            title: row.try_get("title")?,
            condition: condition(row, today)?,
        })
    };
    rows.iter().map(reviewed).collect()
}

/// The reservations of several decisions, each in its order.
pub(super) fn by_decision(rows: &[SqliteRow], today: NaiveDate) -> Result<BTreeMap<DecisionId, Vec<ConditionView>>> {
    let mut found: BTreeMap<DecisionId, Vec<ConditionView>> = BTreeMap::new();
    for row in rows {
        found
            .entry(word(row, "decision_id")?)
            .or_default()
            .push(condition(row, today)?);
    }
    Ok(found)
}

fn condition(row: &SqliteRow, today: NaiveDate) -> Result<ConditionView> {
    let (due_on, lifted_on) = (day(row, "due_on")?, maybe_day(row, "lifted_on")?);
    Ok(ConditionView {
        id: word(row, "id")?,
        text: row.try_get("text")?,
        due_on,
        evidence: row.try_get("evidence")?,
        responsible: row.try_get("responsible")?,
        lifted_on,
        lifting_motive: row.try_get("lifting_motive")?,
        document_id: maybe_word(row, "document_id")?,
        overdue: lifted_on.is_none() && due_on < today,
        review: review(row)?,
    })
}

fn review(row: &SqliteRow) -> Result<Option<ReviewView>> {
    let (held_on, stated) = (maybe_day(row, "review_held_on")?, maybe_day(row, "review_on")?);
    let cancelled =
        row.try_get::<Option<String>, _>("review_state")?.as_deref() == Some(SessionState::Cancelled.as_str());
    let session_id = maybe_word(row, "review_session_id")?.filter(|_| !cancelled);
    Ok(held_on.or(stated).map(|on| ReviewView { on, session_id }))
}
