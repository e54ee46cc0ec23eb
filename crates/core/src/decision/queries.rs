//! Decisions, as read.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::view::{DecisionInput, DecisionView, ReservationInput, VoteInput};
use crate::committee::stored::{day, instant, json, word};
use crate::dossier::require_access;
use crate::error::Result;
use crate::id::{DecisionId, DossierId, SessionId};
use crate::journal::Actor;

/// The decisions on a dossier, oldest first, for those who may look into it. A later one never replaces an earlier one.
pub async fn of_dossier(
    connection: &mut SqliteConnection,
    actor: Actor,
    dossier: DossierId,
) -> Result<Vec<DecisionView>> {
    require_access(connection, actor, dossier).await?;
    let rows = sqlx::query("select * from decision where dossier_id = ? order by decided_at, id")
        .bind(dossier.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let reservations = sqlx::query(include_str!("reservations_of_dossier.sql"))
        .bind(dossier.to_string())
        .fetch_all(connection)
        .await?;
    views(&rows, &reservations)
}

/// The decisions of a session, in the order in which they were taken.
pub async fn of_session(connection: &mut SqliteConnection, session: SessionId) -> Result<Vec<DecisionView>> {
    let rows = sqlx::query("select * from decision where session_id = ? order by decided_at, id")
        .bind(session.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let reservations = sqlx::query(include_str!("reservations_of_session.sql"))
        .bind(session.to_string())
        .fetch_all(connection)
        .await?;
    views(&rows, &reservations)
}

fn views(rows: &[SqliteRow], reservations: &[SqliteRow]) -> Result<Vec<DecisionView>> {
    let mut by_decision: BTreeMap<DecisionId, Vec<ReservationInput>> = BTreeMap::new();
    for row in reservations {
        let reservation = ReservationInput {
            text: row.try_get("text")?,
            due_on: day(row, "due_on")?,
        };
        by_decision
            .entry(word(row, "decision_id")?)
            .or_default()
            .push(reservation);
    }
    rows.iter()
        .map(|row| {
            let id = word(row, "id")?;
            view(row, id, by_decision.remove(&id).unwrap_or_default())
        })
        .collect()
}

fn view(row: &SqliteRow, id: DecisionId, reservations: Vec<ReservationInput>) -> Result<DecisionView> {
    let casting_vote: bool = row.try_get("casting_vote")?;
    Ok(DecisionView {
        id,
        input: DecisionInput {
            session_id: word(row, "session_id")?,
            dossier_id: word(row, "dossier_id")?,
            kind: word(row, "kind")?,
            motive: row.try_get("motive")?,
            mode: word(row, "mode")?,
            votes: votes(row, casting_vote)?,
            departure_reason: row.try_get("departure_reason")?,
            reservations,
            amount_cents: row.try_get("amount_cents")?,
            support: json(row, "support")?,
        },
        casting_vote,
        quorum: json(row, "quorum")?,
        rank: row.try_get("rank")?,
        score: row.try_get("score")?,
        decided_at: instant(row, "decided_at")?,
    })
}

/// The counts, when votes were counted. The chair's own vote is kept only where it decided a tie.
fn votes(row: &SqliteRow, casting_vote: bool) -> Result<Option<VoteInput>> {
    let Some(votes_for) = row.try_get::<Option<u32>, _>("votes_for")? else {
        return Ok(None);
    };
    Ok(Some(VoteInput {
        votes_for,
        against: row.try_get::<Option<u32>, _>("votes_against")?.unwrap_or_default(),
        abstentions: row.try_get::<Option<u32>, _>("abstentions")?.unwrap_or_default(),
        chair_for: casting_vote.then_some(true),
    }))
}
