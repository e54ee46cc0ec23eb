//! Decisions as they are taken and read.

use serde::{Deserialize, Serialize};

use super::model::{DecisionKind, ReopeningReason, VoteMode};
use super::term::{Term, TermInput};
use super::vote::Poll;
use crate::clock::{Timestamp, paris_date};
use crate::id::{DecisionId, DocumentId, DossierId, ReservationId, SessionId};
use crate::session::quorum::QuorumResult;

/// A decision as the session records it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DecisionInput {
    /// The session.
    pub session_id: SessionId,
    /// The dossier, on that session's agenda.
    pub dossier_id: DossierId,
    /// What is decided.
    pub kind: DecisionKind,
    /// Why: mandatory.
    pub motive: String,
    /// Consensus, show of hands or secret ballot.
    pub mode: VoteMode,
    /// Votes, unless by consensus.
    pub votes: Option<VoteInput>,
    /// Why the committee departs from the ranking; mandatory when it does.
    pub departure_reason: Option<String>,
    /// Conditions, for a decision with reservations.
    pub reservations: Vec<ReservationInput>,
    /// Amount granted, in cents, when there is one.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub amount_cents: Option<i64>,
    /// Codes of the support measures granted.
    pub support: Vec<String>,
    /// From when to when the label holds that it grants; what is not stated is as the call's rules propose.
    #[serde(default)]
    pub valid: TermInput,
    /// Where a project that is redirected is sent, another funder or another scheme; mandatory for it, none for every other kind.
    #[serde(default)]
    pub redirected_to: Option<String>,
    /// The time of the vote (Paris, `15:10`). Not stated, it is now on the day of the session, and the end of the hearing after it.
    #[serde(default)]
    pub voted_at: Option<String>,
}

/// Votes counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct VoteInput {
    /// For the proposal.
    pub votes_for: u32,
    /// Against it.
    pub against: u32,
    /// Abstentions.
    pub abstentions: u32,
    /// How the chair voted, for a tie: true for, false against, none when the chair did not vote.
    pub chair_for: Option<bool>,
}

/// A condition with its deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReservationInput {
    /// What is expected.
    pub text: String,
    /// By when.
    pub due_on: chrono::NaiveDate,
    /// What is to show that it is met; may be empty.
    #[serde(default)]
    pub evidence: String,
    /// Who answers for it; may be empty.
    #[serde(default)]
    pub responsible: String,
    /// The Paris day on which the committee looks at it again, where the committee says so.
    #[serde(default)]
    pub review_on: Option<chrono::NaiveDate>,
}

impl ReservationInput {
    /// A condition of which nothing more is said than its text and its date.
    pub fn new(text: impl Into<String>, due_on: chrono::NaiveDate) -> Self {
        Self {
            text: text.into(),
            due_on,
            evidence: String::new(),
            responsible: String::new(),
            review_on: None,
        }
    }
}

/// A reservation with how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConditionView {
    /// Its identifier.
    pub id: ReservationId,
    /// What is expected.
    pub text: String,
    /// By when.
    pub due_on: chrono::NaiveDate,
    /// What is to show that it is met; may be empty.
    #[serde(default)]
    pub evidence: String,
    /// Who answers for it; may be empty.
    #[serde(default)]
    pub responsible: String,
    /// The day on which it was met; none while it waits.
    pub lifted_on: Option<chrono::NaiveDate>,
    /// How that was established; empty while it waits.
    pub lifting_motive: String,
    /// The evidence, among the dossier's documents.
    pub document_id: Option<DocumentId>,
    /// Still waiting after its date.
    pub overdue: bool,
    /// When the committee looks at it again; none where nobody said.
    #[serde(default)]
    pub review: Option<ReviewView>,
}

/// When the committee looks at a reservation again, as it is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "at", rename_all = "snake_case", deny_unknown_fields)]
pub enum Review {
    /// At a session that is planned.
    Session {
        /// Which.
        session_id: SessionId,
    },
    /// On a day for which no session is planned yet.
    Day {
        /// Which.
        on: chrono::NaiveDate,
    },
}

/// When the committee looks at a reservation again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReviewView {
    /// The Paris day.
    pub on: chrono::NaiveDate,
    /// The session; none where none is planned, or that session was cancelled.
    pub session_id: Option<SessionId>,
}

/// A reservation that waits to be lifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PendingReservation {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Its number.
    pub dossier_number: u32,
    /// Its title.
    pub title: String,
    /// The decision that made it.
    pub decision_id: DecisionId,
    /// The reservation.
    pub condition: ConditionView,
}

/// A reservation that a session looks at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReviewedReservation {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Its number.
    pub dossier_number: u32,
    /// Its title.
    pub title: String,
    /// The reservation, met since or not.
    pub condition: ConditionView,
}

/// Why a decision no longer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReopeningView {
    /// The ground.
    pub reason: ReopeningReason,
    /// The motive; empty when the agenda brought a deferred dossier back.
    pub motive: String,
    /// When.
    pub reopened_at: Timestamp,
}

/// The act by which the competent body followed a proposal of the committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AuthorityAct {
    /// The body, as a sentence names it (« le conseil communautaire »).
    pub body: String,
    /// Its reference (« délibération n° 2026/017 »).
    pub reference: String,
    /// Its Paris day.
    pub acted_on: chrono::NaiveDate,
}

/// Whose decision it is, and whether it has effect.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// The committee's own: from the day on which it was taken.
    #[default]
    Immediate,
    /// A proposal that no act followed yet: nobody is told of it. Or none will, since it no longer stands.
    Awaited,
    /// A proposal that the competent body followed.
    Followed {
        /// By which act.
        act: AuthorityAct,
    },
}

impl Effect {
    /// The act that it has its effect from.
    pub fn act(&self) -> Option<&AuthorityAct> {
        match self {
            Self::Followed { act } => Some(act),
            Self::Immediate | Self::Awaited => None,
        }
    }
}

/// The decision that another one extends, or refuses to extend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExtendedView {
    /// Its identifier.
    pub decision_id: DecisionId,
    /// The day on which it was granted: of its session, or of the act that followed.
    #[serde(alias = "held_on")]
    pub granted_on: chrono::NaiveDate,
    /// From when to when what it granted holds.
    pub term: Term,
    /// What it had reserved, as the session found it that decided on the extension.
    #[serde(default)]
    pub conditions: Vec<ConditionOutcome>,
}

/// What became of a condition by the day of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConditionOutcome {
    /// What was expected.
    pub text: String,
    /// The day on which it was met; none where it was not.
    pub met_on: Option<chrono::NaiveDate>,
}

/// A decision as recorded.
#[allow(
    clippy::struct_excessive_bools,
    reason = "facts that a page shows one by one; no two of them make a state together"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DecisionView {
    /// Its identifier.
    pub id: DecisionId,
    /// What was recorded.
    #[serde(flatten)]
    pub input: DecisionInput,
    /// Whether the chair's casting vote made the difference.
    pub casting_vote: bool,
    /// The quorum of the item when it was taken.
    pub quorum: QuorumResult,
    /// Who could vote, who did, and what was required; none for decisions of 0.1.0, which did not keep it.
    pub poll: Option<Poll>,
    /// The rank shown when it was taken.
    pub rank: Option<u32>,
    /// The official score shown when it was taken.
    pub score: Option<String>,
    /// When it was recorded.
    pub decided_at: Timestamp,
    /// The day of its session; none in records that did not keep it.
    #[serde(default)]
    pub held_on: Option<chrono::NaiveDate>,
    /// Its reservations, with how far each has come.
    pub conditions: Vec<ConditionView>,
    /// Why it no longer stands, when the dossier was brought back to the committee.
    pub reopened: Option<ReopeningView>,
    /// Whose decision it is, and whether it has effect.
    #[serde(default)]
    pub effect: Effect,
    /// Whether it no longer stands: opened again, or followed by another decision. It stays in the record.
    pub superseded: bool,
    /// Whether the dossier can be brought back to the committee now.
    pub can_reopen: bool,
    /// Whether what it reserved can still be lifted: as long as it stands for what it granted, and no extension settled it.
    #[serde(default)]
    pub can_lift: bool,
    /// The decision whose label it extends, or refuses to.
    #[serde(default)]
    pub extends: Option<ExtendedView>,
}

impl DecisionView {
    /// The Paris day on which it was taken: that of its session, whenever it was typed.
    pub fn taken_on(&self) -> chrono::NaiveDate {
        self.held_on.unwrap_or_else(|| paris_date(self.decided_at))
    }

    /// Whether it granted a label, be it that its days wait for an act.
    pub fn labels(&self) -> bool {
        self.input.valid.grants()
    }

    /// From when to when the label holds that it granted; none while that waits for an act.
    pub fn term(&self) -> Option<Term> {
        self.input.valid.whole()
    }

    /// The decision for somebody to whom the ranking is still sealed.
    pub(crate) fn without_scores(mut self) -> Self {
        (self.rank, self.score, self.input.departure_reason) = (None, None, None);
        self
    }
}
