//! Decisions, as read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::condition::{by_decision, outcomes};
use super::model::{DecisionKind, ReopeningReason};
use super::rules::can_come_back;
use super::term::{Term, TermInput};
use super::view::{
    AuthorityAct, ConditionView, DecisionInput, DecisionView, Effect, ExtendedView, ReopeningView, ReservationInput,
    VoteInput,
};
use crate::call;
use crate::dossier::DossierState;
use crate::error::{Error, Result};
use crate::id::{CallId, DecisionId, DossierId, SessionId};
use crate::journal::Actor;
use crate::sight::{self, Matter};
use crate::stored::{day, document, instant, json, maybe_day, maybe_document, maybe_instant, maybe_word, word};

/// Which decisions to read.
#[derive(Debug, Clone, Copy, Default)]
struct Which {
    dossier: Option<DossierId>,
    session: Option<SessionId>,
    decision: Option<DecisionId>,
    call: Option<CallId>,
}

/// The decisions on a dossier, oldest first, for those who may look into it; without ranks and scores for a member to whom the
/// ranking is still sealed. A later one never replaces an earlier one. What is overdue is so on `today`, a Paris day.
pub async fn of_dossier(
    connection: &mut SqliteConnection,
    actor: Actor,
    dossier: DossierId,
    today: NaiveDate,
) -> Result<Vec<DecisionView>> {
    let standing = sight::standing(connection, actor, dossier).await?;
    standing.may_see(Matter::Content)?;
    let dossier = Some(dossier);
    let which = Which {
        dossier,
        ..Which::default()
    };
    let decisions = read(connection, which, today).await?;
    if standing.sees(Matter::Ranks) {
        return Ok(decisions);
    }
    Ok(decisions.into_iter().map(DecisionView::without_scores).collect())
}

/// Every decision of a call by dossier, oldest first, in two statements: for the secretariat, whose papers need them all.
pub async fn of_call(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    today: NaiveDate,
) -> Result<BTreeMap<DossierId, Vec<DecisionView>>> {
    actor.require_secretariat()?;
    let call = Some(call);
    let which = Which {
        call,
        ..Which::default()
    };
    let mut decisions: BTreeMap<DossierId, Vec<DecisionView>> = BTreeMap::new();
    for decision in read(connection, which, today).await? {
        decisions.entry(decision.input.dossier_id).or_default().push(decision);
    }
    Ok(decisions)
}

/// The decisions of a session, in the order in which they were taken.
pub async fn of_session(
    connection: &mut SqliteConnection,
    session: SessionId,
    today: NaiveDate,
) -> Result<Vec<DecisionView>> {
    let session = Some(session);
    read(
        connection,
        Which {
            session,
            ..Which::default()
        },
        today,
    )
    .await
}

/// One decision, as a verb needs it.
pub(super) async fn one(connection: &mut SqliteConnection, id: DecisionId, today: NaiveDate) -> Result<DecisionView> {
    let decision = Some(id);
    let found = read(
        connection,
        Which {
            decision,
            ..Which::default()
        },
        today,
    )
    .await?;
    found.into_iter().next().ok_or_else(|| Error::not_found("decision", id))
}

/// Every decision on a dossier, oldest first, as a verb needs them.
pub(super) async fn every(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    today: NaiveDate,
) -> Result<Vec<DecisionView>> {
    let dossier = Some(dossier);
    let which = Which {
        dossier,
        ..Which::default()
    };
    read(connection, which, today).await
}

/// The decisions of a call whose reservations can still be lifted.
pub(super) async fn liftable(
    connection: &mut SqliteConnection,
    call: CallId,
    today: NaiveDate,
) -> Result<BTreeSet<DecisionId>> {
    let call = Some(call);
    let which = Which {
        call,
        ..Which::default()
    };
    let decisions = read(connection, which, today).await?;
    Ok(decisions.iter().filter(|one| one.can_lift).map(|one| one.id).collect())
}

async fn read(connection: &mut SqliteConnection, which: Which, today: NaiveDate) -> Result<Vec<DecisionView>> {
    let texts = [
        which.dossier.map(|id| id.to_string()),
        which.session.map(|id| id.to_string()),
        which.decision.map(|id| id.to_string()),
        which.call.map(|id| id.to_string()),
    ];
    let [dossier, session, decision, call] = &texts;
    let rows = sqlx::query(include_str!("decisions.sql"))
        .bind(dossier)
        .bind(session)
        .bind(decision)
        .bind(call)
        .fetch_all(&mut *connection)
        .await?;
    let reservations = sqlx::query(include_str!("reservations.sql"))
        .bind(dossier)
        .bind(session)
        .bind(decision)
        .bind(call)
        .fetch_all(&mut *connection)
        .await?;
    let conditions = by_decision(&reservations, today)?;
    let proposed = proposed(connection, &rows).await?;
    rows.iter()
        .map(|row| {
            let id = word(row, "id")?;
            let proposed = proposed.contains(&(word(row, "call_id")?, word(row, "kind")?));
            view(row, id, proposed, &conditions)
        })
        .collect()
}

/// The kinds of decisions that are proposals, in the calls that these belong to.
async fn proposed(connection: &mut SqliteConnection, rows: &[SqliteRow]) -> Result<BTreeSet<(CallId, DecisionKind)>> {
    let calls: BTreeSet<CallId> = rows.iter().map(|row| word(row, "call_id")).collect::<Result<_>>()?;
    let mut found = BTreeSet::new();
    for call in calls {
        let rules = call::rules(connection, call).await?;
        let proposals = rules.decisions.iter().filter(|kind| rules.proposes(**kind));
        found.extend(proposals.map(|kind| (call, *kind)));
    }
    Ok(found)
}

/// The reservations of each decision, in their order.
type Conditions = BTreeMap<DecisionId, Vec<ConditionView>>;

fn view(row: &SqliteRow, id: DecisionId, proposed: bool, all: &Conditions) -> Result<DecisionView> {
    let casting_vote: bool = row.try_get("casting_vote")?;
    let superseded: bool = row.try_get("superseded")?;
    let conditions = all.get(&id).cloned().unwrap_or_default();
    let reopened = reopened(row)?;
    Ok(DecisionView {
        id,
        input: input(row, casting_vote, &conditions)?,
        casting_vote,
        quorum: document(row, "quorum")?,
        poll: maybe_document(row, "poll")?,
        rank: row.try_get("rank")?,
        score: row.try_get("score")?,
        decided_at: instant(row, "decided_at")?,
        held_on: maybe_day(row, "held_on")?,
        conditions,
        effect: match act(row)? {
            Some(act) => Effect::Followed { act },
            None if proposed => Effect::Awaited,
            None => Effect::Immediate,
        },
        can_lift: can_lift(row, proposed, superseded, reopened.as_ref())?,
        reopened,
        superseded,
        extends: extends(row, all)?,
        can_reopen: !superseded && can_come_back(word(row, "dossier_state")?, word(row, "session_state")?).is_ok(),
    })
}

/// A decision that was opened again for an extension still stands for what it granted, until the extension that is granted settles it.
fn can_lift(row: &SqliteRow, proposed: bool, superseded: bool, reopened: Option<&ReopeningView>) -> Result<bool> {
    let settled = match row.try_get::<Option<i64>, _>("extension")? {
        // Where another body decides, an extension that it has not followed settles nothing yet.
        Some(1) => !proposed,
        extended => extended.is_some(),
    };
    let examined = reopened.is_some_and(|reopened| reopened.reason == ReopeningReason::Extension);
    let gone = word::<DossierState>(row, "dossier_state")? == DossierState::Withdrawn;
    Ok((examined || !superseded) && !settled && !gone)
}

fn input(row: &SqliteRow, casting_vote: bool, conditions: &[ConditionView]) -> Result<DecisionInput> {
    let reservation = |condition: &ConditionView| ReservationInput {
        text: condition.text.clone(),
        due_on: condition.due_on,
        evidence: condition.evidence.clone(),
        responsible: condition.responsible.clone(),
        review_on: condition.review.map(|review| review.on),
    };
    Ok(DecisionInput {
        session_id: word(row, "session_id")?,
        dossier_id: word(row, "dossier_id")?,
        kind: word(row, "kind")?,
        motive: row.try_get("motive")?,
        mode: word(row, "mode")?,
        votes: votes(row, casting_vote)?,
        departure_reason: row.try_get("departure_reason")?,
        reservations: conditions.iter().map(reservation).collect(),
        amount_cents: row.try_get("amount_cents")?,
        support: json(row, "support")?,
        valid: TermInput {
            from: maybe_day(row, "valid_from")?,
            to: maybe_day(row, "valid_to")?,
            months: row.try_get("valid_months")?,
        },
        redirected_to: row.try_get("redirected_to")?,
        voted_at: row.try_get("voted_at")?,
    })
}

fn extends(row: &SqliteRow, all: &Conditions) -> Result<Option<ExtendedView>> {
    let days = (
        maybe_day(row, "extended_on")?,
        maybe_day(row, "extended_from")?,
        maybe_day(row, "extended_to")?,
    );
    let (Some(decision_id), (Some(granted_on), Some(from), Some(to))) = (maybe_word(row, "extends")?, days) else {
        return Ok(None);
    };
    let conditions = all.get(&decision_id).map_or(&[][..], Vec::as_slice);
    Ok(Some(ExtendedView {
        decision_id,
        granted_on,
        term: Term { from, to },
        conditions: outcomes(conditions, day(row, "held_on")?),
    }))
}

fn act(row: &SqliteRow) -> Result<Option<AuthorityAct>> {
    let Some(acted_on) = maybe_day(row, "acted_on")? else {
        return Ok(None);
    };
    Ok(Some(AuthorityAct {
        body: row.try_get("act_body")?,
        reference: row.try_get("act_reference")?,
        acted_on,
    }))
}

fn reopened(row: &SqliteRow) -> Result<Option<ReopeningView>> {
    let Some((reason, reopened_at)) = maybe_word(row, "reopened_for")?.zip(maybe_instant(row, "reopened_at")?) else {
        return Ok(None);
    };
    Ok(Some(ReopeningView {
        reason,
        motive: row.try_get("reopened_motive")?,
        reopened_at,
    }))
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
