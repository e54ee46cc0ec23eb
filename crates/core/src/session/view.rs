//! Sessions as they are typed and listed.

use serde::{Deserialize, Serialize};

use super::attendance::Presence;
use super::cadence::CadenceReport;
use super::state::SessionState;
use crate::dossier::DossierState;
use crate::id::{DossierId, MemberId, SessionId};

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionRow {
    /// Its identifier.
    pub id: SessionId,
    /// Its number within the call, once it was held.
    pub number: Option<u32>,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

/// A version of the record of decisions that was made public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PublicationView {
    /// Its number, from 1.
    pub version: u32,
    /// The Paris day.
    pub published_on: chrono::NaiveDate,
    /// Why a later version replaces it; none while it stands.
    pub correction: Option<String>,
}
