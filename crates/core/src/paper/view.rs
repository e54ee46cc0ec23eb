//! Papers as they are read.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::{DossierId, PaperId};

/// A paper that was produced.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
