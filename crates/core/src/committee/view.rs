//! The committee as it is read: members, interests, sessions.

use serde::{Deserialize, Serialize};

use super::cadence::CadenceReport;
use super::model::{Capacity, College, InterestKind, MemberRole, Presence, SessionState, Voice};
use super::quorum::QuorumResult;
use super::session::warning::SessionWarning;
use crate::clock::Timestamp;
use crate::decision::view::DecisionView;
use crate::dossier::model::DossierState;
use crate::id::{AgendaItemId, DossierId, MemberId, PaperId, SessionId};

/// A member as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MemberInput {
    /// First name and name.
    pub name: String,
    /// In which capacity they sit.
    pub capacity: Capacity,
    /// Their college.
    pub college: College,
    /// Voting or advisory.
    pub voice: Voice,
    /// Their part in the committee.
    pub role: MemberRole,
    /// Their organisation.
    pub organisation: String,
    /// Their e-mail.
    pub email: String,
}

/// A member as read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MemberView {
    /// Their identifier.
    pub id: MemberId,
    /// What was typed.
    #[serde(flatten)]
    pub member: MemberInput,
    /// Whether they still sit.
    pub active: bool,
    /// Dossiers assigned …
    pub assigned: u32,
    /// … and handed in.
    pub submitted: u32,
    /// Their recusals, by dossier.
    pub recusals: Vec<DossierId>,
}

/// A declaration on a dossier.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InterestView {
    /// Who.
    pub member_id: MemberId,
    /// On which dossier.
    pub dossier_id: DossierId,
    /// `none` or the reason.
    pub kind: InterestKind,
    /// What they wrote; stays out of every published paper.
    pub note: String,
    /// Whether they take no part.
    pub recused: bool,
    /// Whether the chair decided so.
    pub imposed: bool,
    /// When.
    pub declared_at: Timestamp,
}

/// A session as planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SessionInput {
    /// The day, in Paris.
    pub held_on: chrono::NaiveDate,
    /// The hour, `14:00`.
    pub starts_at: String,
    /// The place, or the link.
    pub place: String,
    /// Who presides.
    pub chair_id: Option<MemberId>,
    /// Who keeps the minutes.
    pub secretary: String,
    /// The date of the next session.
    pub next_on: Option<chrono::NaiveDate>,
}

/// A session in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionRow {
    /// Its identifier.
    pub id: SessionId,
    /// Its number within the call.
    pub number: u32,
    /// Where it stands.
    pub state: SessionState,
    /// What was planned.
    #[serde(flatten)]
    pub plan: SessionInput,
    /// The failed session that it repeats.
    pub reconvened_from: Option<SessionId>,
    /// Items on its agenda.
    pub items: u32,
    /// Decisions taken.
    pub decisions: u32,
}

/// The sessions of a call, with what the monthly obligation says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionList {
    /// The sessions, oldest first.
    pub sessions: Vec<SessionRow>,
    /// Months without a session, and the warning of the present one.
    pub cadence: Option<CadenceReport>,
    /// Dossiers ready to be put on an agenda.
    pub ready: Vec<ReadyDossier>,
}

/// A dossier that a session can hear.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReadyDossier {
    /// Its identifier.
    pub id: DossierId,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its applicant.
    pub applicant: String,
    /// Its state.
    pub state: DossierState,
}

/// Somebody's presence at a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AttendanceInput {
    /// Who.
    pub member_id: MemberId,
    /// Present, remote, excused or absent.
    pub presence: Presence,
    /// To whom they gave their proxy.
    pub proxy_to: Option<MemberId>,
    /// Arrived later, at (Paris, `14:20`).
    pub arrived_at: Option<String>,
    /// Left before the end, at.
    pub left_at: Option<String>,
}

/// An item of the agenda, as the session works on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// Where the dossier stands.
    pub state: DossierState,
    /// The rank now, if it has one.
    pub rank: Option<u32>,
    /// The official score now, as shown.
    pub score: Option<String>,
    /// Members who take no part in the item.
    pub recused: Vec<MemberId>,
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
    /// The decision of this session.
    pub decision: Option<DecisionView>,
}

/// A session whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    /// The quorum at opening, as attendance stands.
    pub quorum: QuorumResult,
    /// The agenda in order.
    pub items: Vec<AgendaItemView>,
    /// Papers produced for this session.
    pub papers: Vec<PaperView>,
}

/// A version of the record of decisions that was made public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PublicationView {
    /// Its number, from 1.
    pub version: u32,
    /// The Paris day.
    pub published_on: chrono::NaiveDate,
    /// Why a later version replaces it; none while it stands.
    pub correction: Option<String>,
}

/// A paper that was produced.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PaperView {
    /// Its identifier, which is also its address for the viewer.
    pub id: PaperId,
    /// What it is (`minutes`, `decision_record`, `ranking`, `attendance_sheet`, or a letter's kind).
    pub kind: String,
    /// `fr` or `en`.
    pub language: String,
    /// `internal` or `communicable`.
    pub audience: String,
    /// Its file name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The version of the record that it belongs to: one more than the corrections published before it.
    pub version: u32,
    /// When it was made.
    pub made_at: Timestamp,
    /// The dossier that it is about.
    pub dossier_id: Option<DossierId>,
}
