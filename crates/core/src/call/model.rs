//! What a call's rules are: one document, stored as JSON, shown and edited as a whole.
//!
//! Nothing here is code of a particular programme: templates are data files (`templates/`). The scoring grid stands apart, in
//! [`crate::grid`], because its versions freeze on their own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activities::Activities;
use super::area::Area;
use super::evaluators::EvaluatorRules;
use super::evidence::CounterRule;
use super::label::{CouncilRule, FunderRule, LabelRule};
use super::letters::LetterTexts;
use super::vocabulary::{
    CallKind, DecisionKind, IntakeMode, PartnerRole, QuorumPolicy, Relevance, Requirement, VoteBase, VotePolicy,
};
use crate::document::DocumentKind;
use crate::grid::Label;

/// The rules of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CallRules {
    /// What kind of call it is.
    pub kind: CallKind,
    /// Who organises it and signs its letters.
    pub organiser: Organiser,
    /// Who takes part in organising it.
    pub partners: Vec<Partner>,
    /// The themes a dossier names one of; none where the call has no themes.
    pub themes: Vec<Choice>,
    /// Who may apply.
    pub applicant_types: Vec<Choice>,
    /// When dossiers are taken in.
    pub intake: Intake,
    /// The rules of admissibility and eligibility, in the order shown.
    pub eligibility: Vec<EligibilityRule>,
    /// The documents a dossier holds.
    pub documents: Vec<RequiredDocument>,
    /// Days an applicant has to send missing documents.
    pub documents_request_days: u16,
    /// The look at fit with the objectives, before the committee.
    pub relevance: RelevanceGate,
    /// Which dossiers come first among equals; it gives no points.
    pub priority: Option<PriorityRule>,
    /// The hearing; none when the committee decides on documents.
    pub hearing: Option<Hearing>,
    /// How the committee sits and votes.
    pub committee: CommitteeRules,
    /// The decisions the committee may take.
    pub decisions: Vec<DecisionKind>,
    /// The body that decides on what the committee proposes, as a sentence names it (« le conseil communautaire »); none where the
    /// committee decides itself.
    #[serde(default)]
    pub deciding_body: Option<Label>,
    /// The last day on which a place on the reserve list is worth something, as letters tell it; none where nothing was set.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub reserve_until: Option<NaiveDate>,
    /// How often it sits.
    pub cadence: Cadence,
    /// What laureates receive.
    pub support: Support,
    /// How long what the call grants holds; none where it has no end of its own.
    #[serde(default)]
    pub label: Option<LabelRule>,
    /// The funders that projects turn to; none where the call follows none.
    #[serde(default)]
    pub funders: Option<FunderRule>,
    /// The council whose opinion comes before the committee's decision; none where none is asked.
    #[serde(default)]
    pub council: Option<CouncilRule>,
    /// What dossiers count for those who evaluate them; nothing in older rules.
    #[serde(default)]
    pub counters: Vec<CounterRule>,
    /// Who must be among those who evaluate a dossier; none where anybody may.
    #[serde(default)]
    pub evaluators: Option<EvaluatorRules>,
    /// Whether projects are followed from the idea to the consortium that is ready: only then does the committee see them.
    #[serde(default)]
    pub stages: bool,
    /// What the call says of its own in its letters; nothing in older rules.
    #[serde(default)]
    pub letters: LetterTexts,
    /// What is kept and for how long, as told to applicants.
    pub retention: Label,
}

/// Something to choose from: a theme, a type of applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable code, stored with the dossier.
    pub code: String,
    /// What people read.
    pub label: Label,
}

/// Who organises a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organiser {
    /// Full name.
    pub name: String,
    /// Whether its refusals are administrative decisions: only then do letters state remedies before a court.
    pub is_public_authority: bool,
    /// Postal address, several lines.
    #[serde(default)]
    pub address: String,
    /// Where dossiers are sent and questions asked.
    pub email: String,
    /// Who signs (code of relations between the public and the administration, L.212-1: name and capacity).
    #[serde(default)]
    pub signatory: Signatory,
    /// The court named in the remedies (`tribunal administratif de Lille`).
    #[serde(default)]
    pub court: String,
}

/// The person who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// First name and name; empty until it is known.
    pub name: String,
    /// Capacity.
    pub capacity: String,
}

/// A partner of the organiser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Name.
    pub name: String,
    /// What it does in the call.
    pub roles: Vec<PartnerRole>,
}

/// When dossiers are taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// Rolling, by waves, or one deadline.
    pub mode: IntakeMode,
    /// First day of intake, when the call names one.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    #[serde(default)]
    pub opens_on: Option<NaiveDate>,
    /// The end of intake; none for a call without end.
    pub final_deadline: Option<Deadline>,
    /// The cut-offs of intake by waves, the earliest first; the final deadline closes the last wave.
    #[serde(default)]
    pub cutoffs: Vec<Deadline>,
}

/// A deadline as calls state it: a Paris date, itself in time or not (« avant le 22 juin » excludes the 22nd).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// The date named.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub date: NaiveDate,
    /// Whether that day itself is in time.
    pub inclusive: bool,
}

/// One rule that a dossier meets or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EligibilityRule {
    /// Short code (`E2`).
    pub code: String,
    /// The rule as printed in a letter.
    pub label: Label,
    /// What is tested.
    pub test: EligibilityTest,
}

/// What a rule tests. `dossier/checks/eligibility.rs` says how each is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum EligibilityTest {
    /// The applicant is of one of the call's types.
    ApplicantTypeIn {},
    /// The project is carried out at least in part in this area. Rules of 0.1.0 name regions alone, under another word.
    #[serde(alias = "implementation_in_region")]
    ImplementationIn(Area),
    /// The registered office is in this area, or the applicant undertook to locate it there.
    #[serde(alias = "hq_in_region_or_commitment")]
    HqInOrCommitment(Area),
    /// The applicant's own activity is one of these.
    ActivityIn(Activities),
    /// The only application for this project and of this company.
    OneApplicationPerProjectOrCompany {},
    /// Received before the final deadline.
    ReceivedBeforeDeadline {},
    /// The form is signed and the required documents are there.
    SignedAndComplete {},
    /// It asks for an amount between these, both included.
    RequestedBetween {
        /// The least, in cents; none where there is no least.
        #[serde(default)]
        #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
        at_least_cents: Option<i64>,
        /// The most, in cents; none where there is no most.
        #[serde(default)]
        #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
        at_most_cents: Option<i64>,
    },
    /// What a dossier counts of one thing (months, partners, euros of cost) stands between these, both included.
    CounterBetween {
        /// Code of the call's counter.
        counter: String,
        /// The least; none where there is no least.
        #[serde(default)]
        at_least: Option<u32>,
        /// The most; none where there is no most.
        #[serde(default)]
        at_most: Option<u32>,
    },
}

/// A document of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RequiredDocument {
    /// Which document.
    #[cfg_attr(feature = "typescript", schemars(with = "String"))]
    pub kind: DocumentKind,
    /// Of whom it is required.
    pub required: Requirement,
}

/// The relevance gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RelevanceGate {
    /// The question put to the case officer.
    pub question: Label,
    /// The answers that may be given.
    pub answers: Vec<Relevance>,
    /// Characters that the motive has at least.
    pub min_motive_chars: u16,
}

/// Who comes first among equals: those who live or are established in a territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PriorityRule {
    /// Code of the flag (`resident`).
    pub code: String,
    /// What people read.
    pub label: Label,
    /// SIREN of the EPCI whose communes these are.
    pub epci: String,
    /// The communes, by INSEE code: the list is part of the rules and does not move when the EPCI does.
    pub communes: Vec<String>,
}

/// The hearing of an applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// Minutes of the presentation.
    pub pitch_minutes: u16,
    /// Minutes of questions.
    pub questions_minutes: u16,
}

/// How the committee sits and votes. The least number of evaluations stands in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CommitteeRules {
    /// Fewest members.
    pub members_min: u16,
    /// Most members.
    pub members_max: u16,
    /// When it may sit.
    pub quorum: QuorumPolicy,
    /// How it decides.
    pub vote: VotePolicy,
    /// Of what the majority is counted; of the votes expressed where older rules say nothing.
    #[serde(default)]
    pub vote_base: VoteBase,
    /// Whether the chair decides a tie.
    pub casting_vote: bool,
    /// Whether recused members count among those composing the committee for the quorum of the item. No text says so
    /// outside local assemblies, so it is chosen here and printed in the minutes.
    pub recused_count_in_quorum: bool,
    /// Proxies a member may hold.
    pub proxies_per_member: u16,
    /// Days between the convocation and the session.
    pub notice_days: u16,
}

/// How often the committee sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Cadence {
    /// Sessions held in each calendar month at least; 0 for no obligation.
    pub sessions_per_month: u16,
    /// Day of the month from which a month without a convened session is warned of.
    pub warn_from_day: u16,
}

/// What laureates receive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Support {
    /// The measures, each granted or not by a decision.
    pub measures: Vec<Choice>,
    /// Months they last.
    pub months: u16,
    /// Month of the review.
    pub review_month: u16,
    /// Amount per laureate in cents; none when the award is support alone.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub amount_cents: Option<i64>,
}

impl CallRules {
    /// Whether a decision of that kind is a proposal until the competent body has followed it. To see a dossier again is always the
    /// committee's own order.
    pub fn proposes(&self, kind: DecisionKind) -> bool {
        self.deciding_body.is_some() && kind != DecisionKind::Deferred
    }

    /// The deadline after which a dossier is late: the final one, or the last cut-off where a rule asks for receipt in time and the
    /// call names no other end.
    pub fn deadline(&self) -> Option<Deadline> {
        let asks = |rule: &EligibilityRule| matches!(rule.test, EligibilityTest::ReceivedBeforeDeadline {});
        let last = || self.intake.cutoffs.last().filter(|_| self.eligibility.iter().any(asks));
        self.intake.final_deadline.or_else(|| last().copied())
    }

    /// The label of a theme.
    pub fn theme(&self, code: &str) -> Option<&Choice> {
        self.themes.iter().find(|theme| theme.code == code)
    }

    /// The label of a type of applicant.
    pub fn applicant_type(&self, code: &str) -> Option<&Choice> {
        self.applicant_types.iter().find(|choice| choice.code == code)
    }
}
