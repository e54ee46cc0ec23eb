//! A session whole, as the room works on it and the minutes tell it.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::decision::DecisionView;
use crate::decision::lines::MinutesLine;
use crate::decision::view::ReviewedReservation;
use crate::dossier::{CounterView, DossierState};
use crate::id::{AgendaItemId, DossierId, MemberId};
use crate::opinion::OpinionView;
use crate::paper::PaperView;
use crate::session::alternates::Sitting;
use crate::session::quorum::QuorumResult;
use crate::session::view::{AttendanceInput, PublicationView, SessionRow};
use crate::session::warning::SessionWarning;
use crate::sight::{Matter, Standing};

/// An item of the agenda, as the session works on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AgendaItemView {
    /// Its identifier.
    pub id: AgendaItemId,
    /// Its place, from 1.
    pub position: u32,
    /// The dossier.
    pub dossier_id: DossierId,
    /// Its number.
    pub dossier_number: u32,
    /// Its title.
    pub title: String,
    /// Its applicant.
    pub applicant: String,
    /// Amount asked for, in cents.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub requested_cents: Option<i64>,
    /// Where the dossier stands; none for somebody who sees nothing of it.
    pub state: Option<DossierState>,
    /// The rank now, if it has one.
    pub rank: Option<u32>,
    /// The official score now, as shown.
    pub score: Option<String>,
    /// Number of the version of the grid that it was scored on, where the ranking stands on another: its score does not compare.
    #[serde(default)]
    pub other_version: Option<u32>,
    /// Members who take no part in the item.
    pub recused: Vec<MemberId>,
    /// Alternates who sit in the place of members for this item, at its vote or at this moment.
    #[serde(default)]
    pub seated: Vec<Sitting>,
    /// Who presides over it: the chair of the session, unless they are away or recused; none where nobody does.
    #[serde(default)]
    pub chair: Option<MemberId>,
    /// The quorum of the item, recused members out of it.
    pub quorum: QuorumResult,
    /// Heard from (Paris, `14:35`).
    pub heard_at: Option<String>,
    /// Heard until.
    pub heard_until: Option<String>,
    /// Persons heard.
    pub persons: String,
    /// Summary of the debate, without attribution.
    pub debate: String,
    /// What the council advised before it.
    #[serde(default)]
    pub opinions: Vec<OpinionView>,
    /// What the dossier counts; nothing where its call counts nothing.
    #[serde(default)]
    pub counters: Vec<CounterView>,
    /// The decision of this session.
    pub decision: Option<DecisionView>,
    /// What the minutes say of it, line by line; empty without one.
    pub lines: Vec<MinutesLine>,
}

impl AgendaItemView {
    /// The item for somebody who stands there towards its dossier. A recused member is left its place, its number and its applicant,
    /// by which they know when to leave the room.
    pub(crate) fn seen_from(mut self, standing: Standing) -> Self {
        if !standing.sees(Matter::Ranks) {
            (self.rank, self.score, self.other_version) = (None, None, None);
            self.decision = self.decision.map(DecisionView::without_scores);
            self.lines.retain(|line| !matches!(line, MinutesLine::Departure { .. }));
        }
        if !standing.sees(Matter::Content) {
            (self.heard_at, self.heard_until, self.requested_cents) = (None, None, None);
            (self.persons, self.debate, self.decision) = (String::new(), String::new(), None);
            self.lines.clear();
            self.opinions.clear();
            self.counters.clear();
        }
        if !standing.sees(Matter::Line) {
            (self.title, self.state) = (String::new(), None);
        }
        self
    }
}

/// A session whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionView {
    /// Its line in the list.
    pub row: SessionRow,
    /// When the members were convened, the session opened and closed.
    pub convened_at: Option<Timestamp>,
    /// See `convened_at`.
    pub opened_at: Option<Timestamp>,
    /// See `convened_at`.
    pub closed_at: Option<Timestamp>,
    /// When the minutes were approved.
    pub approved_at: Option<Timestamp>,
    /// What was made public, oldest version first.
    pub publications: Vec<PublicationView>,
    /// What should not be overlooked and forbids nothing.
    pub warnings: Vec<SessionWarning>,
    /// Attendance of every active member.
    pub attendance: Vec<AttendanceInput>,
    /// Alternates who sit in the place of members at the opening.
    #[serde(default)]
    pub seated: Vec<Sitting>,
    /// The quorum at opening, as attendance stands.
    pub quorum: QuorumResult,
    /// The agenda in order.
    pub items: Vec<AgendaItemView>,
    /// The reservations of earlier decisions that it looks at again.
    #[serde(default)]
    pub to_review: Vec<ReviewedReservation>,
    /// Papers produced for this session.
    pub papers: Vec<PaperView>,
}
