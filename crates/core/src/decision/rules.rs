//! What must stand before a decision is recorded, and before its dossier comes back. Every refusal names its rule or its field.

use chrono::{NaiveDate, NaiveTime};
use serde_json::json;

use super::departure::Departure;
use super::extension::{Extended, check_extension};
use super::model::VoteMode;
use super::view::{DecisionInput, ReservationInput, VoteInput};
use super::vote::{VoteOutcome, VoteRule, outcome};
use crate::call::model::CallRules;
use crate::call::vocabulary::DecisionKind;
use crate::dossier::lifecycle::next;
use crate::dossier::{DossierEvent, DossierState};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::MemberId;
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
    /// The time of the vote, where it is known.
    pub voted_at: Option<NaiveTime>,
    /// The quorum of the item, without the recused.
    pub quorum: QuorumResult,
    /// Who may vote on it.
    pub voters: Voters,
    /// Who presides over it: the chair, unless away or recused.
    pub chair: Option<MemberId>,
    /// Of those who compose the committee, members who take no part in it.
    pub away: u32,
    /// How the decision departs from the ranking, if it does.
    pub departure: Option<Departure>,
    /// The day of the session.
    pub held_on: NaiveDate,
    /// Members of the council who gave an opinion on the dossier.
    pub advisers: usize,
    /// The label that the decision extends or refuses to.
    pub extended: Option<Extended>,
}

/// Refuses a decision that may not be recorded; otherwise tells what the ballot decided.
///
/// In order: session open, not decided yet, a kind that the call knows, the council's opinion, a label that may be extended, a motive,
/// the item's quorum, somebody who presides over it, an adopted ballot, a reason for a departure from the ranking, reservations with a
/// later date exactly where they belong, an award only for laureates, a destination exactly where a project is redirected.
pub fn check_decision(rules: &CallRules, input: &DecisionInput, item: &ItemState) -> Result<VoteOutcome> {
    item.session.require_open()?;
    if item.decided {
        return Err(Error::rule(BrokenRule::AlreadyDecided));
    }
    check_kind(rules, input.kind)?;
    check_opinion(rules, input.kind, item.advisers)?;
    check_extension(input.kind, item.extended.as_ref())?;
    check_motive(&input.motive)?;
    check_quorum(item.quorum)?;
    check_chair(item.chair)?;
    let outcome = ballot(rules, input.mode, input.votes.as_ref(), item.voters)?;
    check_adopted(&outcome)?;
    check_departure(input.departure_reason.as_deref(), item.departure.as_ref())?;
    check_reservations(input.kind, &input.reservations, item.held_on)?;
    check_award(rules, input.kind, input.amount_cents, &input.support)?;
    check_destination(input.kind, input.redirected_to.as_deref())?;
    Ok(outcome)
}

pub(super) fn check_kind(rules: &CallRules, kind: DecisionKind) -> Result<()> {
    if rules.decisions.contains(&kind) {
        Ok(())
    } else {
        Err(Error::invalid("kind", InputFault::Unknown))
    }
}

/// Where the rules ask a council, its opinion comes first. To see a dossier again decides nothing, and may be for want of it.
pub(super) fn check_opinion(rules: &CallRules, kind: DecisionKind, advisers: usize) -> Result<()> {
    let required = rules
        .council
        .as_ref()
        .map_or(0, |council| usize::from(council.advisers_min));
    if kind == DecisionKind::Deferred || advisers >= required {
        return Ok(());
    }
    Err(Error::rule_with(
        BrokenRule::OpinionMissing,
        [("given", json!(advisers)), ("required", json!(required))],
    ))
}

pub(super) fn check_motive(motive: &str) -> Result<()> {
    if motive.trim().is_empty() {
        Err(Error::invalid("motive", InputFault::Empty))
    } else {
        Ok(())
    }
}

fn check_quorum(quorum: QuorumResult) -> Result<()> {
    if quorum.reached {
        return Ok(());
    }
    Err(Error::rule_with(
        BrokenRule::ItemQuorum,
        [
            ("present", json!(quorum.counted)),
            ("required", json!(quorum.required)),
            ("base", json!(quorum.base)),
        ],
    ))
}

/// Nobody decides without somebody who presides: a recused chair does not.
pub(super) fn check_chair(chair: Option<MemberId>) -> Result<()> {
    chair.map(drop).ok_or_else(|| Error::rule(BrokenRule::ChairAbsent))
}

/// What the votes decide by the rule of the call.
pub(super) fn ballot(
    rules: &CallRules,
    mode: VoteMode,
    votes: Option<&VoteInput>,
    voters: Voters,
) -> Result<VoteOutcome> {
    outcome(VoteRule::from(&rules.committee), mode, votes, voters)
}

pub(super) fn check_adopted(outcome: &VoteOutcome) -> Result<()> {
    if outcome.adopted {
        return Ok(());
    }
    Err(Error::rule_with(BrokenRule::NotAdopted, [("tie", json!(outcome.tie))]))
}

pub(super) fn check_departure(reason: Option<&str>, departure: Option<&Departure>) -> Result<()> {
    match departure {
        Some(departure) if reason.unwrap_or_default().trim().is_empty() => {
            let departure = serde_json::to_value(departure).map_err(Error::internal)?;
            Err(Error::rule_with(
                BrokenRule::DepartureReasonRequired,
                [("departure", departure)],
            ))
        }
        _ => Ok(()),
    }
}

/// What is to come is so after the session, whenever its decision is typed.
pub(super) fn check_reservations(
    kind: DecisionKind,
    reservations: &[ReservationInput],
    held_on: NaiveDate,
) -> Result<()> {
    let expected = kind == DecisionKind::SelectedWithReservations;
    if expected == reservations.is_empty() {
        return Err(Error::invalid(
            "reservations",
            if expected {
                InputFault::Empty
            } else {
                InputFault::Unexpected
            },
        ));
    }
    for (index, reservation) in reservations.iter().enumerate() {
        if reservation.text.trim().is_empty() {
            return Err(Error::invalid(format!("reservations[{index}].text"), InputFault::Empty));
        }
        if reservation.due_on <= held_on {
            return Err(Error::invalid(
                format!("reservations[{index}].due_on"),
                InputFault::Past,
            ));
        }
        if reservation.review_on.is_some_and(|day| day <= held_on) {
            return Err(Error::invalid(
                format!("reservations[{index}].review_on"),
                InputFault::Past,
            ));
        }
    }
    Ok(())
}

pub(super) fn check_award(
    rules: &CallRules,
    kind: DecisionKind,
    amount_cents: Option<i64>,
    support: &[String],
) -> Result<()> {
    let laureate = matches!(kind, DecisionKind::Selected | DecisionKind::SelectedWithReservations);
    if !laureate && !support.is_empty() {
        return Err(Error::invalid("support", InputFault::Unexpected));
    }
    if amount_cents.is_some_and(|amount| amount < 0 || !laureate) {
        return Err(Error::invalid(
            "amount_cents",
            if laureate {
                InputFault::Range
            } else {
                InputFault::Unexpected
            },
        ));
    }
    for (index, measure) in support.iter().enumerate() {
        if !rules.support.measures.iter().any(|known| known.code == *measure) {
            return Err(Error::invalid(format!("support[{index}]"), InputFault::Unknown));
        }
    }
    Ok(())
}

/// Where a project is sent is said exactly where it is redirected.
pub(super) fn check_destination(kind: DecisionKind, destination: Option<&str>) -> Result<()> {
    let fault = |reason| Err(Error::invalid("redirected_to", reason));
    match (kind, destination) {
        (DecisionKind::Redirected, None) => fault(InputFault::Empty),
        (DecisionKind::Redirected, Some(text)) if text.trim().is_empty() => fault(InputFault::Empty),
        (DecisionKind::Redirected, Some(_)) | (_, None) => Ok(()),
        (_, Some(_)) => fault(InputFault::Unexpected),
    }
}

/// Whether a dossier in this state, decided in a session in that one, can come back to the committee.
pub(super) fn can_come_back(dossier: DossierState, session: SessionState) -> Result<()> {
    if session == SessionState::Open {
        return Err(Error::wrong_state(session, DossierEvent::ReopenDecision.as_str()));
    }
    next(dossier, DossierEvent::ReopenDecision).map(drop)
}

#[cfg(test)]
pub(super) mod tests;
