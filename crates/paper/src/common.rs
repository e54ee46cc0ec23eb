//! The plain types that several papers share. Everything arrives computed: a paper never calculates a score or a date.

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;

/// An official number exactly as computed elsewhere, decimal point and no unit (`67.50`); papers only change the separator.
pub type Score = String;

/// An amount in integer cents of euro.
pub type Cents = i64;

/// The body that publishes the call and sends its papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organiser {
    /// Full official name, the first line of the letterhead.
    pub name: String,
    /// The service in charge (`Direction du développement économique`).
    pub unit: Option<String>,
    /// Postal address, one line each.
    pub address: Vec<String>,
    /// Telephone as it should be printed.
    pub phone: Option<String>,
    /// Electronic address of the service.
    pub email: Option<String>,
    /// Whether its decisions are administrative acts: then every refusal must state the remedies (CJA R.421-5).
    pub is_public_authority: bool,
}

/// Who applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Applicant {
    /// Company name, or the person's name.
    pub name: String,
    /// A natural person: the name is masked in communicable papers (CRPA L.311-6).
    pub is_natural_person: bool,
}

/// A piece of free text, part of which may be covered by business secrecy or private life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// The text, printed literally.
    pub text: String,
    /// Replaced by a mention in communicable papers (CRPA L.311-6, L.311-7).
    pub confidential: bool,
}

/// For whom the paper is made, from one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Members and staff: everything is printed.
    Internal,
    /// Anyone who asks (CRPA L.311-1): nature of interests, confidential passages and personal data are masked.
    Communicable,
}

/// How a session is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionMode {
    /// In one room.
    InPerson,
    /// By video or telephone only.
    Remote,
    /// Both.
    Hybrid,
}

/// When and where a session was (or will be) held. Times are local to the committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionFacts {
    /// Number of the session within its call (`3` or `3 bis`); `None` before it is held.
    pub number: Option<String>,
    /// Day of the session.
    pub held_on: NaiveDate,
    /// Opening.
    pub starts: NaiveTime,
    /// Closing; `None` while it is not closed.
    pub ends: Option<NaiveTime>,
    /// Room and town.
    pub place: Option<String>,
    /// In the room, remote, or both.
    pub mode: SessionMode,
}

/// What the committee decided on one application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Retenu.
    Selected,
    /// Retenu sous réserves.
    SelectedWithReservations,
    /// Lettre de soutien, no label.
    LetterOfSupport,
    /// Liste complémentaire.
    Waitlisted,
    /// Ajourné.
    Deferred,
    /// Non retenu.
    Rejected,
    /// Classé sans suite.
    Dropped,
    /// Réorienté vers un autre financeur ou un autre dispositif.
    Redirected,
}

/// What a call gives, which says how its decisions are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// An award: retenu.
    Award,
    /// A label: labellisé.
    Label,
    /// The label of an organisation: labellisée, and no project anywhere.
    OrganisationLabel,
    /// An opinion: avis favorable.
    Opinion,
}

impl Vocabulary {
    /// Whether the call labels, be it projects or organisations.
    pub fn is_label(self) -> bool {
        matches!(self, Self::Label | Self::OrganisationLabel)
    }

    /// Under which names its own texts stand in the catalogue, the most precise first.
    pub(crate) const fn families(self) -> &'static [&'static str] {
        match self {
            Self::Award => &[],
            Self::Label => &["label"],
            Self::OrganisationLabel => &["organisation", "label"],
            Self::Opinion => &["opinion"],
        }
    }
}

/// A decision in the words of its call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// What was decided.
    pub kind: DecisionKind,
    /// In which words.
    pub vocabulary: Vocabulary,
}

impl From<DecisionKind> for Outcome {
    fn from(kind: DecisionKind) -> Self {
        Self {
            kind,
            vocabulary: Vocabulary::Award,
        }
    }
}

/// From when to when a label holds, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// The label that a decision extends, or refuses to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// The day on which it was granted.
    pub granted_on: NaiveDate,
    /// Its last day so far.
    pub until: NaiveDate,
    /// What it had reserved, as the session found it that decided on the extension.
    pub conditions: Vec<Settled>,
}

/// What became of a reservation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// What was asked.
    pub text: String,
    /// The day on which it was met; none where it was not.
    pub met_on: Option<NaiveDate>,
}

/// Something the laureate still has to prove.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reservation {
    /// What is asked.
    pub text: String,
    /// What will be accepted as proof.
    pub evidence: Option<String>,
    /// Last day to prove it.
    pub due_on: Option<NaiveDate>,
    /// Who answers for it on the applicant's side.
    pub responsible: Option<String>,
    /// Who lifts it (`le président du comité`).
    pub lifted_by: Option<String>,
    /// The day on which it was lifted; none while it waits, and in papers of the session that made it.
    pub lifted_on: Option<NaiveDate>,
    /// The day on which the committee looks at it again, where that is said.
    pub review_on: Option<NaiveDate>,
}

/// Who signs a paper (CRPA L.212-1: first name, name and capacity).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signatory {
    /// First name and name.
    pub name: String,
    /// Capacity, printed above the name (`Le président du comité`).
    pub capacity: String,
    /// Formula of delegation, when the signatory signs for somebody else (`Par délégation du président`).
    pub delegation: Option<String>,
}

/// A value on the scale of its criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Level {
    /// In points.
    pub points: Score,
    /// On a scale of words: the word on which it falls, or the two between which it lies; empty on a scale of numbers.
    pub words: Vec<String>,
}

/// The marks that a criterion takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScaleFacts {
    /// Numbers.
    Points {
        /// The lowest mark.
        least: Score,
        /// The highest mark.
        most: Score,
        /// From a mark to the next.
        step: Score,
    },
    /// Words, from the lowest to the highest.
    Words {
        /// Those words.
        words: Vec<String>,
    },
}

/// One criterion of the frozen grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Short code (`C1`).
    pub code: String,
    /// 0 for a criterion or category of the grid, 1 for a part of it.
    pub depth: u8,
    /// Full wording.
    pub label: String,
    /// What it is marked on; none for a category, which has no mark of its own.
    pub scale: Option<ScaleFacts>,
    /// Weight in points or coefficient; none for a criterion outside the total.
    pub weight: Option<String>,
    /// Whether it is added to the total.
    pub bonus: bool,
    /// Eliminatory floor, on the criterion's own scale.
    pub floor: Option<Level>,
}

/// The grid that was applied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GridFacts {
    /// Name of the grid.
    pub name: String,
    /// Version number.
    pub version: String,
    /// Day of the first mark, since which it cannot change.
    pub frozen_on: Option<NaiveDate>,
    /// What totals are out of (`100`).
    pub out_of: u32,
    /// Overall threshold.
    pub overall_threshold: Option<Score>,
    /// Criteria in the grid's order.
    pub criteria: Vec<Criterion>,
}

/// What lets a reader verify the paper against the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Hash of the journal's last entry, hexadecimal; printed in groups of eight.
    pub journal_head: String,
    /// Number of entries of the journal at that moment.
    pub journal_length: u64,
    /// Hash of the data behind this paper, hexadecimal.
    pub data_hash: Option<String>,
}
