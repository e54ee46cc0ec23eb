//! What must stand before a decision is recorded, and before its dossier comes back. Every refusal names its rule or its field.

use chrono::NaiveDate;
use serde_json::json;

use super::departure::Departure;
use super::view::DecisionInput;
use super::vote::{VoteOutcome, outcome};
use crate::call::model::CallRules;
use crate::call::vocabulary::DecisionKind;
use crate::dossier::lifecycle::next;
use crate::dossier::{DossierEvent, DossierState};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::session::quorum::QuorumResult;
use crate::session::state::SessionState;
use crate::session::voters::Voters;

/// The item at the moment of the decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemState {
    /// Where the session stands.
    pub session: SessionState,
    /// Whether this session decided on the dossier already.
    pub decided: bool,
    /// The quorum of the item, without the recused.
    pub quorum: QuorumResult,
    /// Who may vote on it.
    pub voters: Voters,
    /// How the decision departs from the ranking, if it does.
    pub departure: Option<Departure>,
}

/// Refuses a decision that may not be recorded; otherwise tells what the ballot decided.
///
/// In order: session open, not decided yet, a kind that the call knows, a motive, the item's quorum, an adopted ballot, a
/// reason for a departure from the ranking, reservations with a later date exactly where they belong, an award only for
/// laureates.
pub fn check_decision(
    rules: &CallRules,
    input: &DecisionInput,
    item: &ItemState,
    today: NaiveDate,
) -> Result<VoteOutcome> {
    item.session.require_open()?;
    if item.decided {
        return Err(Error::rule(BrokenRule::AlreadyDecided));
    }
    if !rules.decisions.contains(&input.kind) {
        return Err(Error::invalid("kind", InputFault::Unknown));
    }
    if input.motive.trim().is_empty() {
        return Err(Error::invalid("motive", InputFault::Empty));
    }
    if !item.quorum.reached {
        let quorum = item.quorum;
        return Err(Error::rule_with(
            BrokenRule::ItemQuorum,
            [
                ("present", json!(quorum.counted)),
                ("required", json!(quorum.required)),
                ("base", json!(quorum.base)),
            ],
        ));
    }
    let outcome = outcome(
        rules.committee.vote,
        input.mode,
        input.votes.as_ref(),
        item.voters,
        rules.committee.casting_vote,
    )?;
    if !outcome.adopted {
        return Err(Error::rule_with(BrokenRule::NotAdopted, [("tie", json!(outcome.tie))]));
    }
    check_departure(input, item)?;
    check_reservations(input, today)?;
    check_award(rules, input)?;
    Ok(outcome)
}

fn check_departure(input: &DecisionInput, item: &ItemState) -> Result<()> {
    let reason = input.departure_reason.as_deref().unwrap_or_default();
    match &item.departure {
        Some(departure) if reason.trim().is_empty() => {
            let departure = serde_json::to_value(departure).map_err(Error::internal)?;
            Err(Error::rule_with(
                BrokenRule::DepartureReasonRequired,
                [("departure", departure)],
            ))
        }
        _ => Ok(()),
    }
}

fn check_reservations(input: &DecisionInput, today: NaiveDate) -> Result<()> {
    let expected = input.kind == DecisionKind::SelectedWithReservations;
    if expected == input.reservations.is_empty() {
        return Err(Error::invalid(
            "reservations",
            if expected {
                InputFault::Empty
            } else {
                InputFault::Unexpected
            },
        ));
    }
    for (index, reservation) in input.reservations.iter().enumerate() {
        if reservation.text.trim().is_empty() {
            return Err(Error::invalid(format!("reservations[{index}].text"), InputFault::Empty));
        }
        if reservation.due_on <= today {
            return Err(Error::invalid(
                format!("reservations[{index}].due_on"),
                InputFault::Past,
            ));
        }
    }
    Ok(())
}

fn check_award(rules: &CallRules, input: &DecisionInput) -> Result<()> {
    let laureate = matches!(
        input.kind,
        DecisionKind::Selected | DecisionKind::SelectedWithReservations
    );
    if !laureate && !input.support.is_empty() {
        return Err(Error::invalid("support", InputFault::Unexpected));
    }
    if input.amount_cents.is_some_and(|amount| amount < 0 || !laureate) {
        return Err(Error::invalid(
            "amount_cents",
            if laureate {
                InputFault::Range
            } else {
                InputFault::Unexpected
            },
        ));
    }
    for (index, measure) in input.support.iter().enumerate() {
        if !rules.support.measures.iter().any(|known| known.code == *measure) {
            return Err(Error::invalid(format!("support[{index}]"), InputFault::Unknown));
        }
    }
    Ok(())
}

/// Whether a dossier in this state, decided in a session in that one, can come back to the committee.
pub(super) fn can_come_back(dossier: DossierState, session: SessionState) -> Result<()> {
    if session == SessionState::Open {
        return Err(Error::wrong_state(session, DossierEvent::ReopenDecision.as_str()));
    }
    next(dossier, DossierEvent::ReopenDecision).map(drop)
}

#[cfg(test)]
mod tests;
