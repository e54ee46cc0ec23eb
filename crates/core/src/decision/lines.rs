//! What the minutes say of a decision, line by line and in their order: the same for one that is being prepared as for one that
//! was recorded. Words are the reader's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::model::{DecisionKind, VoteMode};
use super::term::{Term, TermInput};
use super::view::{ConditionOutcome, DecisionView, Effect, VoteInput};
use super::vote::Poll;
use crate::session::quorum::QuorumResult;

/// One line of the minutes on a decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum MinutesLine {
    /// The quorum of the item.
    Quorum {
        /// How it was reached, or not.
        quorum: QuorumResult,
    },
    /// What is decided.
    Decision {
        /// The kind.
        kind: DecisionKind,
        /// Whether it is proposed to the body that decides.
        #[serde(default)]
        proposed: bool,
    },
    /// That it is about the extension of a label.
    Extension {
        /// The day on which it was granted.
        granted_on: NaiveDate,
        /// Its last day so far.
        until: NaiveDate,
        /// What it had reserved, as the session found it.
        #[serde(default)]
        conditions: Vec<ConditionOutcome>,
    },
    /// Where the project is sent.
    Redirection {
        /// Another funder, another scheme; empty while nothing is typed.
        to: String,
    },
    /// From when to when the label holds.
    Validity {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
    /// How long the label holds that begins with the act of the body that decides.
    FromAct {
        /// Months.
        months: u16,
    },
    /// How the committee expressed itself.
    Vote {
        /// Consensus, show of hands or secret ballot.
        mode: VoteMode,
        /// The votes; none by consensus, or while they are not all typed.
        votes: Option<VoteInput>,
        /// Members who take no part in the item.
        away: u32,
        /// Whether the chair's vote decided.
        casting_vote: bool,
        /// Who could vote, who did, and what was required; none where it was not kept, or while votes are missing.
        poll: Option<Poll>,
    },
    /// Why; empty while nothing is typed.
    Motive {
        /// The motive.
        text: String,
    },
    /// The conditions of the decision.
    Reservations {
        /// Each with its date, as far as they are typed.
        reservations: Vec<ReservationLine>,
    },
    /// The amount granted.
    Amount {
        /// In cents.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        cents: i64,
    },
    /// The support granted.
    Support {
        /// Codes of the call's measures.
        measures: Vec<String>,
    },
    /// Why the committee departs from the ranking.
    Departure {
        /// The reason.
        text: String,
    },
}

/// A reservation in the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReservationLine {
    /// What is expected; empty while it is not typed.
    pub text: String,
    /// By when, once it is known.
    pub due_on: Option<NaiveDate>,
    /// What is to show that it is met; may be empty.
    #[serde(default)]
    pub evidence: String,
    /// Who answers for it; may be empty.
    #[serde(default)]
    pub responsible: String,
    /// The day on which the committee looks at it again, where that is said.
    #[serde(default)]
    pub review_on: Option<NaiveDate>,
}

/// What the lines are made of.
pub(crate) struct Facts<'a> {
    pub quorum: QuorumResult,
    pub kind: DecisionKind,
    pub proposed: bool,
    pub extended: Option<Extending<'a>>,
    /// Where a project that is redirected is sent.
    pub redirected_to: &'a str,
    pub valid: TermInput,
    pub mode: VoteMode,
    pub votes: Option<VoteInput>,
    pub away: u32,
    pub casting_vote: bool,
    pub poll: Option<Poll>,
    pub motive: &'a str,
    pub reservations: Vec<ReservationLine>,
    pub amount_cents: Option<i64>,
    pub support: &'a [String],
    pub departure: &'a str,
}

/// The label that is to be extended: when it was granted, its last day, and what it had reserved.
pub(crate) struct Extending<'a> {
    pub granted_on: NaiveDate,
    pub until: NaiveDate,
    pub conditions: &'a [ConditionOutcome],
}

impl Facts<'_> {
    fn onward(&self) -> Option<MinutesLine> {
        let to = || self.redirected_to.trim().to_owned();
        (self.kind == DecisionKind::Redirected).then(|| MinutesLine::Redirection { to: to() })
    }

    fn extension(&self) -> Option<MinutesLine> {
        self.extended.as_ref().map(|extended| MinutesLine::Extension {
            granted_on: extended.granted_on,
            until: extended.until,
            conditions: extended.conditions.to_vec(),
        })
    }

    /// Minutes never say a day that the act is still to give: they stay as they were once it came.
    fn holds(&self) -> Option<MinutesLine> {
        let days = |Term { from, to }| MinutesLine::Validity { from, to };
        let from_act = self.valid.months.map(|months| MinutesLine::FromAct { months });
        from_act.or_else(|| self.valid.whole().map(days))
    }

    /// The lines, in the order of the minutes; what does not apply has none.
    pub(crate) fn lines(self) -> Vec<MinutesLine> {
        let mut lines = vec![
            MinutesLine::Quorum { quorum: self.quorum },
            MinutesLine::Decision {
                kind: self.kind,
                proposed: self.proposed,
            },
        ];
        lines.extend(self.onward());
        lines.extend(self.extension());
        lines.extend(self.holds());
        lines.extend([
            MinutesLine::Vote {
                mode: self.mode,
                votes: self.votes.filter(|_| self.mode != VoteMode::Consensus),
                away: self.away,
                casting_vote: self.casting_vote,
                poll: self.poll,
            },
            MinutesLine::Motive {
                text: self.motive.trim().to_owned(),
            },
        ]);
        if !self.reservations.is_empty() {
            lines.push(MinutesLine::Reservations {
                reservations: self.reservations,
            });
        }
        lines.extend(self.amount_cents.map(|cents| MinutesLine::Amount { cents }));
        if !self.support.is_empty() {
            lines.push(MinutesLine::Support {
                measures: self.support.to_vec(),
            });
        }
        let text = self.departure.trim();
        if !text.is_empty() {
            lines.push(MinutesLine::Departure { text: text.to_owned() });
        }
        lines
    }
}

/// The lines of a decision as it was recorded; `away` members took no part in it.
pub(crate) fn recorded(decision: &DecisionView, away: u32) -> Vec<MinutesLine> {
    let input = &decision.input;
    let reservations = input.reservations.iter().map(|reservation| ReservationLine {
        text: reservation.text.clone(),
        due_on: Some(reservation.due_on),
        evidence: reservation.evidence.clone(),
        responsible: reservation.responsible.clone(),
        review_on: reservation.review_on,
    });
    Facts {
        quorum: decision.quorum,
        kind: input.kind,
        proposed: decision.effect != Effect::Immediate,
        extended: decision.extends.as_ref().map(|extended| Extending {
            granted_on: extended.granted_on,
            until: extended.term.to,
            conditions: &extended.conditions,
        }),
        redirected_to: input.redirected_to.as_deref().unwrap_or_default(),
        valid: input.valid,
        mode: input.mode,
        votes: input.votes,
        away,
        casting_vote: decision.casting_vote,
        poll: decision.poll,
        motive: &input.motive,
        reservations: reservations.collect(),
        amount_cents: input.amount_cents,
        support: &input.support,
        departure: input.departure_reason.as_deref().unwrap_or_default(),
    }
    .lines()
}
