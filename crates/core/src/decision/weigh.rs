//! Weighing a decision while it is being prepared: what the votes typed so far decide, how it would depart from the ranking, what is
//! still missing, and what the minutes would say. The same rules as for recording it, and nothing is written.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::departure::Departure;
use super::extension::check_extension;
use super::lines::{Extending, Facts, MinutesLine, ReservationLine};
use super::model::{DecisionKind, VoteMode};
use super::record::item_state;
use super::rules::{self, ItemState};
use super::term::{Term, TermInput, TermProposal, begins, proposals, term};
use super::view::{ReservationInput, VoteInput};
use super::vote::{Poll, VoteOutcome, VoteRule, chair_decides};
use crate::call::{self, CallRules};
use crate::clock::Timestamp;
use crate::error::{Error, InputFault, Result};
use crate::evaluation::consolidation::Detail;
use crate::evaluation::standings::standings;
use crate::id::{DossierId, SessionId};
use crate::session::rows::head;
use crate::words::words;

/// A decision while it is being prepared. What is not typed yet is none, never zero.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DecisionDraft {
    /// The session.
    pub session_id: SessionId,
    /// The dossier, on that session's agenda.
    pub dossier_id: DossierId,
    /// What would be decided.
    pub kind: Option<DecisionKind>,
    /// Consensus, show of hands or secret ballot.
    pub mode: VoteMode,
    /// Votes for.
    pub votes_for: Option<u32>,
    /// Votes against.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstentions: Option<u32>,
    /// How the chair voted, for a tie.
    pub chair_for: Option<bool>,
    /// Why.
    pub motive: String,
    /// Why the committee departs from the ranking.
    pub departure_reason: String,
    /// Conditions.
    pub reservations: Vec<ReservationDraft>,
    /// Amount granted, in cents.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub amount_cents: Option<i64>,
    /// Codes of the support measures granted.
    pub support: Vec<String>,
    /// From when to when the label holds; what is not stated is as the rules propose.
    #[serde(default)]
    pub valid: TermInput,
    /// Where a project that is redirected is sent.
    #[serde(default)]
    pub redirected_to: String,
    /// The time of the vote, when it is stated (Paris, `15:10`).
    pub voted_at: Option<String>,
}

/// A condition while it is being written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReservationDraft {
    /// What is expected.
    pub text: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// What is to show that it is met.
    #[serde(default)]
    pub evidence: String,
    /// Who answers for it.
    #[serde(default)]
    pub responsible: String,
    /// The day on which the committee looks at it again.
    #[serde(default)]
    pub review_on: Option<NaiveDate>,
}

words! {
    /// What stands between a draft and its record.
    Missing in "missing" {
        /// The quorum of the item.
        Quorum = "quorum",
        /// Nobody presides over the item.
        Chair = "chair",
        /// What is decided.
        Kind = "kind",
        /// Where the project is sent.
        Destination = "destination",
        /// The council's opinion.
        Opinion = "opinion",
        /// The label is not in force, and its condition is not met.
        NotInForce = "not_in_force",
        /// From when to when the label holds.
        Validity = "validity",
        /// Votes are not all typed.
        Votes = "votes",
        /// More votes than voters.
        TooMany = "too_many",
        /// The vote does not carry it.
        NotAdopted = "not_adopted",
        /// Why.
        Motive = "motive",
        /// Why it departs from the ranking.
        Departure = "departure",
        /// Reservations, each with its text and a date to come.
        Reservations = "reservations",
        /// An amount or a measure that the call does not grant.
        Award = "award",
    }
}

/// What the votes typed so far decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Tally {
    /// Whether the proposal is adopted.
    pub adopted: bool,
    /// As many for as against.
    pub tie: bool,
    /// The chair's vote would decide.
    pub needs_chair: bool,
}

/// What is known of a decision before it is recorded.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Weighing {
    /// Votes in the room.
    pub voters: u32,
    /// Votes typed.
    pub cast: u32,
    /// None by consensus, and while votes are missing or too many.
    pub tally: Option<Tally>,
    /// How it departs from the ranking, if it does.
    pub departure: Option<Departure>,
    /// The label that it would extend, if it does.
    pub extends: Option<Term>,
    /// The terms that the rules propose for what is chosen, the usual one first.
    pub terms: Vec<TermProposal>,
    /// What stands in the way of recording it, in the order in which a form asks.
    pub missing: Vec<Missing>,
    /// What the minutes would say; empty while nothing is chosen.
    pub lines: Vec<MinutesLine>,
}

impl DecisionDraft {
    /// The votes, once those for and against are typed.
    fn votes(&self) -> Option<VoteInput> {
        let (votes_for, against) = self.votes_for.zip(self.against)?;
        Some(VoteInput {
            votes_for,
            against,
            abstentions: self.abstentions.unwrap_or_default(),
            chair_for: self.chair_for.filter(|_| self.mode == VoteMode::ShowOfHands),
        })
    }

    fn cast(&self) -> u32 {
        let typed = [self.votes_for, self.against, self.abstentions];
        typed.into_iter().flatten().fold(0, u32::saturating_add)
    }

    /// The reservations, once each has its date.
    fn reservations(&self) -> Option<Vec<ReservationInput>> {
        let complete = |draft: &ReservationDraft| {
            draft.due_on.map(|due_on| ReservationInput {
                text: draft.text.clone(),
                due_on,
                evidence: draft.evidence.clone(),
                responsible: draft.responsible.clone(),
                review_on: draft.review_on,
            })
        };
        self.reservations.iter().map(complete).collect()
    }
}

/// Weighs a draft at an instant.
///
/// # Errors
/// [`Error::RuleBroken`] `not_on_agenda`; a session or a dossier that is not there.
pub async fn weigh(connection: &mut SqliteConnection, draft: &DecisionDraft, at: Timestamp) -> Result<Weighing> {
    let session = head(connection, draft.session_id).await?;
    let rules = call::rules(connection, session.call).await?;
    let standings = standings(connection, session.call, Detail::Folded).await?;
    let item = item_state(
        connection,
        &rules,
        &session,
        &standings,
        (draft.dossier_id, draft.kind, draft.voted_at.as_deref()),
        at,
    )
    .await?;
    Ok(weighed(&rules, draft, item))
}

fn weighed(rules: &CallRules, draft: &DecisionDraft, item: ItemState) -> Weighing {
    let ballot = ballot(rules, draft, &item);
    let counted = ballot.as_ref().ok().filter(|_| draft.mode != VoteMode::Consensus);
    Weighing {
        voters: item.voters.votes,
        cast: draft.cast(),
        tally: counted.map(|outcome| Tally {
            adopted: outcome.adopted,
            tie: outcome.tie,
            needs_chair: outcome.tie
                && item.voters.chair_votes
                && chair_decides(VoteRule::from(&rules.committee), draft.mode),
        }),
        missing: missing(rules, draft, &item, ballot.as_ref()),
        lines: lines(rules, draft, &item, ballot.ok()),
        extends: item.extended.as_ref().map(|extended| extended.so_far),
        terms: terms(rules, draft, &item),
        departure: item.departure,
    }
}

fn ballot(rules: &CallRules, draft: &DecisionDraft, item: &ItemState) -> Result<VoteOutcome> {
    let votes = draft.votes().filter(|_| draft.mode != VoteMode::Consensus);
    rules::ballot(rules, draft.mode, votes.as_ref(), item.voters)
}

fn terms(rules: &CallRules, draft: &DecisionDraft, item: &ItemState) -> Vec<TermProposal> {
    let so_far = item.extended.as_ref().map(|extended| extended.so_far);
    let proposed = |kind| proposals(rules, kind, begins(rules, kind, draft.valid.from, item.held_on), so_far);
    draft.kind.map_or_else(Vec::new, proposed)
}

fn valid(rules: &CallRules, kind: DecisionKind, draft: &DecisionDraft, item: &ItemState) -> Result<TermInput> {
    let so_far = item.extended.as_ref().map(|extended| extended.so_far);
    term(rules, kind, draft.valid, item.held_on, so_far)
}

fn missing(
    rules: &CallRules,
    draft: &DecisionDraft,
    item: &ItemState,
    ballot: Result<&VoteOutcome, &Error>,
) -> Vec<Missing> {
    let mut found = Vec::new();
    let mut ask = |what: Missing, stands: bool| found.extend((!stands).then_some(what));
    ask(Missing::Quorum, item.quorum.reached);
    ask(Missing::Chair, rules::check_chair(item.chair).is_ok());
    let kind = draft.kind.filter(|kind| fits(rules, *kind, item));
    ask(Missing::Kind, kind.is_some());
    for (what, stands) in kind
        .map(|kind| granting(rules, kind, draft, item))
        .into_iter()
        .flatten()
    {
        ask(what, stands);
    }
    match ballot {
        Err(Error::InvalidInput {
            reason: InputFault::MoreThanVoters,
            ..
        }) => ask(Missing::TooMany, false),
        Err(_) => ask(Missing::Votes, false),
        Ok(outcome) => ask(Missing::NotAdopted, rules::check_adopted(outcome).is_ok()),
    }
    ask(Missing::Motive, rules::check_motive(&draft.motive).is_ok());
    ask(
        Missing::Departure,
        rules::check_departure(Some(&draft.departure_reason), item.departure.as_ref()).is_ok(),
    );
    if let Some(kind) = kind {
        let reservations = draft.reservations();
        let sound = reservations.is_some_and(|list| rules::check_reservations(kind, &list, item.held_on).is_ok());
        ask(Missing::Reservations, sound);
        let award = rules::check_award(rules, kind, draft.amount_cents, &draft.support);
        ask(Missing::Award, award.is_ok());
    }
    found
}

/// Whether the call knows that kind, and it answers the question that the item puts.
fn fits(rules: &CallRules, kind: DecisionKind, item: &ItemState) -> bool {
    let unexpected = matches!(
        check_extension(kind, item.extended.as_ref()),
        Err(Error::InvalidInput { .. })
    );
    rules::check_kind(rules, kind).is_ok() && !unexpected
}

/// What a decision of that kind asks first, and whether it stands: where a project is sent, and what a call that labels asks.
fn granting(rules: &CallRules, kind: DecisionKind, draft: &DecisionDraft, item: &ItemState) -> [(Missing, bool); 4] {
    let destination = Some(draft.redirected_to.as_str()).filter(|text| !text.is_empty());
    let sent = rules::check_destination(kind, destination);
    let advised = rules::check_opinion(rules, kind, item.advisers);
    let extendable = check_extension(kind, item.extended.as_ref());
    [
        (Missing::Destination, sent.is_ok()),
        (Missing::Opinion, advised.is_ok()),
        (Missing::NotInForce, extendable.is_ok()),
        (Missing::Validity, valid(rules, kind, draft, item).is_ok()),
    ]
}

fn lines(rules: &CallRules, draft: &DecisionDraft, item: &ItemState, ballot: Option<VoteOutcome>) -> Vec<MinutesLine> {
    let Some(kind) = draft.kind else { return Vec::new() };
    let reservations = draft.reservations.iter().map(|reservation| ReservationLine {
        text: reservation.text.trim().to_owned(),
        due_on: reservation.due_on,
        evidence: reservation.evidence.trim().to_owned(),
        responsible: reservation.responsible.trim().to_owned(),
        review_on: reservation.review_on,
    });
    Facts {
        quorum: item.quorum,
        kind,
        proposed: rules.proposes(kind),
        extended: item.extended.as_ref().map(|extended| Extending {
            granted_on: extended.granted_on,
            until: extended.so_far.to,
            conditions: &extended.conditions,
        }),
        redirected_to: &draft.redirected_to,
        valid: valid(rules, kind, draft, item).unwrap_or_default(),
        mode: draft.mode,
        votes: ballot.and(draft.votes()),
        away: item.away,
        casting_vote: ballot.is_some_and(|outcome| outcome.by_casting_vote),
        poll: ballot.map(|outcome| Poll::of(&outcome, item.voters, item.away, item.chair)),
        motive: &draft.motive,
        reservations: reservations.collect(),
        amount_cents: draft.amount_cents,
        support: &draft.support,
        departure: &draft.departure_reason,
    }
    .lines()
}

#[cfg(test)]
#[path = "weigh_tests.rs"]
mod tests;
