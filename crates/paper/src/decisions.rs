//! Relevé de décisions: quorum, one line per item, lists. Publishable.

use serde::Serialize;

use crate::common::{
    Applicant, Audience, Cents, Extension, Organiser, Outcome, Proof, Reservation, Score, SessionFacts, Signatory,
    Validity, Vocabulary,
};
use crate::minutes::{MinutesState, NextSession, QuorumFacts, Vote};

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionLine {
    /// Dossier number.
    pub number: String,
    /// Applicant.
    pub applicant: Applicant,
    /// Project.
    pub project: String,
    /// Decision.
    pub decision: Outcome,
    /// Official score, printed in the internal version only.
    pub score: Option<Score>,
    /// What it is out of (`100`).
    pub out_of: u32,
    /// Where a project that is redirected is sent.
    pub redirected_to: Option<String>,
    /// The label that the decision is about extending.
    pub extension: Option<Extension>,
    /// From when to when the label holds that it grants.
    pub validity: Option<Validity>,
    /// Months that it holds from the act of the body that decides, where no day is said before it.
    pub from_act: Option<u32>,
    /// Amount granted.
    pub amount: Option<Cents>,
    /// The vote.
    pub vote: Option<Vote>,
    /// Short motive.
    pub motive: Option<String>,
    /// Reservations.
    pub reservations: Vec<Reservation>,
}

/// A place on the reserve list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReservePlace {
    /// From 1, after ties; those that nothing separates share theirs.
    pub place: u32,
    /// What is there (`2026-003 · TriBoucle`).
    pub text: String,
}

/// Relevé de décisions d'une séance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRecordPaper {
    /// Internal or communicable.
    pub audience: Audience,
    /// That of the minutes, which it is drawn from.
    pub state: MinutesState,
    /// Letterhead.
    pub organiser: Organiser,
    /// Name of the committee.
    pub committee: String,
    /// Title of the call.
    pub call: String,
    /// What the call gives.
    pub vocabulary: Vocabulary,
    /// The session.
    pub session: SessionFacts,
    /// Quorum at the opening.
    pub quorum: QuorumFacts,
    /// The body that decides on what the committee proposes; none where the committee decides.
    pub deciding_body: Option<String>,
    /// Decisions, in the order they were taken.
    pub lines: Vec<DecisionLine>,
    /// What this session put on the reserve list, in the order of the list.
    pub reserve_list: Vec<ReservePlace>,
    /// Next session.
    pub next_session: Option<NextSession>,
    /// Who signs.
    pub signatures: Vec<Signatory>,
    /// Journal hash.
    pub proof: Proof,
}
