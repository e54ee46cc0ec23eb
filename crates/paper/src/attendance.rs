//! Attendance: the table of the minutes and the folio that members sign.

use chrono::NaiveTime;
use serde::Serialize;

use crate::common::{Organiser, SessionFacts};

/// What a member's voice counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// Voix délibérative.
    Voting,
    /// Voix consultative.
    Advisory,
}

/// Whether somebody took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Not stated yet (a folio printed before the session).
    Expected,
    /// In the room.
    Present,
    /// By video or telephone.
    Remote,
    /// Absent after having said so.
    Excused,
    /// Absent.
    Absent,
}

/// One person of the committee at one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceLine {
    /// Name.
    pub name: String,
    /// Capacity (`Vice-présidente, élue`).
    pub capacity: String,
    /// College, when the committee has several.
    pub college: Option<String>,
    /// Voting or advisory.
    pub voice: Voice,
    /// Whether the person took part.
    pub presence: Presence,
    /// Name of the member who holds this person's proxy.
    pub proxy_to: Option<String>,
    /// Name of the member in whose place an alternate sits.
    pub sits_for: Option<String>,
    /// Arrival after the opening.
    pub arrived_at: Option<NaiveTime>,
    /// Departure before the close.
    pub left_at: Option<NaiveTime>,
}

/// Feuille d'émargement: one row per person with room to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceSheetPaper {
    /// Letterhead.
    pub organiser: Organiser,
    /// Title of the call.
    pub call: String,
    /// The session.
    pub session: SessionFacts,
    /// Everybody convened, members then guests.
    pub lines: Vec<AttendanceLine>,
    /// Who certifies the folio.
    pub signatures: Vec<crate::common::Signatory>,
}
