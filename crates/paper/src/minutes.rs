//! Procès-verbal: contents in the order of the legal model (CRPA R.133-13, décret 2006-672 art. 14).

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

use crate::attendance::AttendanceLine;
use crate::common::{
    Applicant, Audience, Cents, Extension, GridFacts, Level, Organiser, Outcome, Passage, Proof, Reservation, Score,
    SessionFacts, Signatory, Validity, Vocabulary,
};
use crate::evidence::CounterFacts;
use crate::method::UnmetCondition;
use crate::opinion::OpinionFacts;
use crate::ranking::AnnexedRanking;

/// Whether the committee has approved the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MinutesState {
    /// Marked as a draft on every page.
    Draft,
    /// Approved on that day.
    Approved(NaiveDate),
    /// A session without quorum: it states that nothing could be deliberated, and no later session approves it.
    Lapsed,
}

/// Minutes that replace published ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Number of this version, from 2.
    pub version: u32,
    /// What is corrected.
    pub motive: String,
}

/// How the members were called together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Convocation {
    /// Day of the notice.
    pub sent_on: NaiveDate,
    /// Second notice after a session without quorum: same agenda, no quorum needed.
    pub is_second_notice: bool,
    /// Points of the agenda, in order.
    pub agenda: Vec<AgendaLine>,
}

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaLine {
    /// What it is about.
    pub text: String,
    /// Who applies, for a dossier: named after the text, and masked as everywhere.
    pub applicant: Option<Applicant>,
}

/// The quorum at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuorumFacts {
    /// Voting members who count.
    pub in_office: u32,
    /// Members needed; 0 when no quorum is required.
    pub required: u32,
    /// Members present or remote.
    pub present: u32,
    /// Members represented by proxy, when the rules count them.
    pub represented: u32,
    /// Recused members left out of the count.
    pub recused: u32,
    /// Whether it is reached.
    pub reached: bool,
}

/// A member who does not take part in one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecusalLine {
    /// The member.
    pub member: String,
    /// Number of the dossier.
    pub number: String,
    /// Project of the dossier.
    pub project: String,
    /// Nature of the interest; never printed in the communicable version.
    pub nature: String,
    /// Whether the chair imposed it.
    pub imposed: bool,
}

/// What became of the previous minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalOutcome {
    /// Approved as it stands.
    Approved,
    /// Approved with the changes told in the remarks.
    ApprovedWithChanges,
    /// Put off.
    PutOff,
}

/// The point on the previous minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PreviousMinutes {
    /// Number of that session.
    pub session_number: String,
    /// Its day.
    pub held_on: NaiveDate,
    /// Outcome.
    pub outcome: ApprovalOutcome,
    /// Remarks or changes.
    pub remarks: Option<String>,
}

/// Why a dossier never reached the committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotExaminedKind {
    /// Irrecevable.
    Inadmissible,
    /// Inéligible.
    Ineligible,
    /// Hors sujet.
    OffTopic,
    /// Redirected to another scheme.
    Redirected,
    /// Withdrawn by its applicant.
    Withdrawn,
}

/// A dossier set aside since the last session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotExaminedLine {
    /// Dossier number.
    pub number: String,
    /// Applicant.
    pub applicant: Applicant,
    /// Project.
    pub project: String,
    /// Why, by kind.
    pub kind: NotExaminedKind,
    /// The motive, in words.
    pub motive: String,
}

/// A reservation of an earlier decision that the session looks at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewLine {
    /// Dossier number.
    pub number: String,
    /// Applicant.
    pub applicant: Applicant,
    /// Project.
    pub project: String,
    /// What was reserved, and how far it had come at the end of the session.
    pub reservation: Reservation,
}

/// Marks of one criterion or category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionScore {
    /// Code (`C1`).
    pub code: String,
    /// 0 for a criterion or category of the grid, 1 for a part of it.
    pub depth: u8,
    /// Wording.
    pub label: String,
    /// The mark over the members; `None` when nobody marked it.
    pub mean: Option<Level>,
    /// How many members say that it does not concern the application.
    pub not_applicable: u32,
    /// Lowest mark; its word on a scale of words.
    pub minimum: Option<Score>,
    /// Highest mark; its word on a scale of words.
    pub maximum: Option<Score>,
    /// Eliminatory floor.
    pub floor: Option<Level>,
    /// The mean is under the floor.
    pub below_floor: bool,
}

/// Persons of a field of expertise who are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LackingFacts {
    /// The field; none for a theme that nobody named.
    pub field: Option<String>,
    /// How many.
    pub missing: u32,
}

/// Scores of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemScores {
    /// Evaluations that count.
    pub submitted: u32,
    /// Evaluations asked for.
    pub assigned: u32,
    /// What totals are out of (`100`).
    pub out_of: u32,
    /// Official score.
    pub total: Option<Score>,
    /// What the members say by themselves, where a score on which they agreed is the official one.
    pub individual: Option<Score>,
    /// The score under the other order of aggregation, where what is not applicable makes the two differ.
    pub other_order: Option<Score>,
    /// Number of the version of the grid that it was scored on, where the ranking stands on another.
    pub other_version: Option<u32>,
    /// Lowest total of one evaluator.
    pub minimum: Option<Score>,
    /// Highest total of one evaluator.
    pub maximum: Option<Score>,
    /// Overall threshold.
    pub threshold: Option<Score>,
    /// Below it.
    pub below_threshold: bool,
    /// Fewer evaluations than the call asks for.
    pub insufficient: bool,
    /// Whom the call asks for and who is not among those who evaluated.
    pub lacking: Vec<LackingFacts>,
    /// Conditions of the grid that are not met, besides floors and threshold.
    pub conditions_unmet: Vec<UnmetCondition>,
    /// How many members' totals were left out because they stand alone on their side of the middle.
    pub outliers: u32,
    /// Rank at the moment of the decision.
    pub rank: Option<u32>,
    /// Criterion by criterion.
    pub criteria: Vec<CriterionScore>,
}

/// Who could vote on an item and did not, and the majority. Recused, absent and not voting are three things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PollFacts {
    /// Members who take no part in the item.
    pub recused: u32,
    /// Neither present nor represented.
    pub absent: u32,
    /// Present or represented, and not voting.
    pub not_voting: u32,
    /// The majority that was required.
    pub majority: MajorityFacts,
}

/// A majority as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MajorityFacts {
    /// Its word (`majority`, `absolute_majority`, `two_thirds`, `three_quarters`).
    pub policy: &'static str,
    /// Of what it is counted (`expressed`, `cast`, `present`, `entitled`).
    pub base: &'static str,
    /// How many that is.
    pub counted: u32,
    /// Votes for that carry the proposal.
    pub required: u32,
    /// Votes for.
    pub obtained: u32,
}

/// How the committee settled one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "mode")]
pub enum Vote {
    /// Counted votes.
    Ballot {
        /// Only counts are known.
        secret: bool,
        /// Pour.
        in_favour: u32,
        /// Contre.
        against: u32,
        /// Abstentions.
        abstaining: u32,
        /// Ne prennent pas part au vote (recused, gone).
        not_taking_part: u32,
        /// The chair's casting vote decided.
        casting_vote: bool,
        /// Who could vote, and what was required; none where the record does not say.
        poll: Option<PollFacts>,
    },
    /// Without a vote.
    Consensus {
        /// Recused or gone.
        not_taking_part: u32,
    },
}

/// Somebody who presented a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonHeard {
    /// Name; masked in the communicable version.
    pub name: String,
    /// Role in the project.
    pub role: Option<String>,
}

/// A hearing. Times are local.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hearing {
    /// In.
    pub from: NaiveTime,
    /// Out.
    pub to: Option<NaiveTime>,
    /// By video or telephone.
    pub remote: bool,
    /// Who spoke for the project.
    pub persons: Vec<PersonHeard>,
}

/// An award attached to a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Award {
    /// Amount granted, when money is granted.
    pub amount: Option<Cents>,
    /// Support measures.
    pub support: Vec<String>,
    /// Conditions.
    pub conditions: Vec<String>,
}

/// An alternate in the place of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeatTaken {
    /// Who sits.
    pub alternate: String,
    /// In whose place.
    pub member: String,
}

/// Everything the minutes say of one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemRecord {
    /// Dossier number.
    pub number: String,
    /// Applicant.
    pub applicant: Applicant,
    /// Project.
    pub project: String,
    /// Commune, printed beside the applicant.
    pub commune: Option<String>,
    /// Themes of the call.
    pub themes: Vec<String>,
    /// Amount asked for; `None` when the application asks for no money.
    pub requested: Option<Cents>,
    /// The amount is a business secret and is masked in the communicable version.
    pub requested_is_confidential: bool,
    /// Rapporteur.
    pub rapporteur: Option<String>,
    /// The hearing; `None` when the applicant was not heard.
    pub hearing: Option<Hearing>,
    /// What a council advised before the session.
    pub opinions: Vec<OpinionFacts>,
    /// What the dossier counts of its own evidence.
    pub counters: Vec<CounterFacts>,
    /// Scores; `None` when the item was not scored.
    pub scores: Option<ItemScores>,
    /// Summary of the debate, without attribution.
    pub summary: Vec<Passage>,
    /// Name of who presided over it, where that is not who presided over the session.
    pub chair: Option<String>,
    /// Quorum of this item.
    pub quorum: QuorumFacts,
    /// Members out of the room for this item.
    pub recused: Vec<String>,
    /// Alternates who sit for this item in the place of members who take no part in it.
    pub seated: Vec<SeatTaken>,
    /// Whether the decision is proposed to another body, which decides.
    pub proposed: bool,
    /// The vote; `None` when the item was not put to the vote.
    pub vote: Option<Vote>,
    /// Decision; `None` when the committee took none.
    pub decision: Option<Outcome>,
    /// The label that the decision is about extending.
    pub extension: Option<Extension>,
    /// From when to when the label holds that it grants.
    pub validity: Option<Validity>,
    /// Months that it holds from the act of the body that decides, where no day is said before it.
    pub from_act: Option<u32>,
    /// Where a project that is redirected is sent.
    pub redirected_to: Option<String>,
    /// Motive of the decision.
    pub motive: Vec<Passage>,
    /// Reservations, with their deadlines.
    pub reservations: Vec<Reservation>,
    /// Award.
    pub award: Option<Award>,
    /// Why the committee departed from the ranking.
    pub departure_reason: Option<String>,
    /// Disagreements that members asked to have recorded.
    pub dissents: Vec<String>,
}

/// The next session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextSession {
    /// Day.
    pub on: NaiveDate,
    /// Opening.
    pub at: Option<NaiveTime>,
    /// Place.
    pub place: Option<String>,
}

/// Procès-verbal d'une séance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MinutesPaper {
    /// Internal or communicable.
    pub audience: Audience,
    /// Draft or approved.
    pub state: MinutesState,
    /// What they correct, when they replace published minutes.
    pub correction: Option<Correction>,
    /// Letterhead.
    pub organiser: Organiser,
    /// Partners of the call.
    pub partners: Vec<String>,
    /// Name of the committee (`Comité de sélection`).
    pub committee: String,
    /// Title of the call.
    pub call: String,
    /// What the call gives.
    pub vocabulary: Vocabulary,
    /// The session.
    pub session: SessionFacts,
    /// Name of who presided; none where nobody did, for want of a quorum.
    pub chair: Option<String>,
    /// Name of the secretary of this session.
    pub secretary: String,
    /// Notice and agenda.
    pub convocation: Convocation,
    /// Everybody, members then guests.
    pub attendance: Vec<AttendanceLine>,
    /// Quorum at the opening.
    pub quorum: QuorumFacts,
    /// The body that decides on what the committee proposes; none where the committee decides.
    pub deciding_body: Option<String>,
    /// Whether recused members count in the quorum, under this committee's rules.
    pub recused_count_in_quorum: bool,
    /// Recusals.
    pub recusals: Vec<RecusalLine>,
    /// The previous minutes.
    pub previous: Option<PreviousMinutes>,
    /// Dossiers set aside since the last session.
    pub not_examined: Vec<NotExaminedLine>,
    /// Reservations that the session looks at again.
    pub to_review: Vec<ReviewLine>,
    /// Items, in the order they were dealt with; empty when the session had no quorum.
    pub items: Vec<ItemRecord>,
    /// Other information given, one paragraph each.
    pub other_business: Vec<Passage>,
    /// The ranking on each grid, printed as an annex.
    pub rankings: Vec<AnnexedRanking>,
    /// Next session.
    pub next_session: Option<NextSession>,
    /// Chair and secretary.
    pub signatures: Vec<Signatory>,
    /// The grids, printed as an annex.
    pub grids: Vec<GridFacts>,
    /// Journal hash.
    pub proof: Proof,
}
