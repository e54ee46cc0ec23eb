//! Calls as they are read.

use serde::{Deserialize, Serialize};

use super::model::CallRules;
use crate::clock::Timestamp;
use crate::grid::{Grid, GridChoice, Label};
use crate::id::{CallId, GridId, GridVersionId};

/// A template that a call can start from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TemplateInfo {
    /// Its code (`territoire_intelligent`).
    pub code: String,
    /// Its title.
    pub label: Label,
    /// « modèle proposé — à adapter au règlement de l'appel ».
    pub notice: Label,
}

/// A call in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CallSummary {
    /// Its identifier.
    pub id: CallId,
    /// Its name.
    pub name: String,
    /// Dossiers received.
    pub dossiers: u32,
}

/// A grid of a call besides its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct FurtherGrid {
    /// Its identifier.
    #[cfg_attr(feature = "typescript", schemars(with = "String"))]
    pub id: GridId,
    /// Its name (`Associations`, `Phase 2`).
    pub name: String,
    /// The dossiers that it is for.
    pub choice: GridChoice,
    /// Its versions, newest first.
    pub versions: Vec<GridVersion>,
}

/// One version of a call's grid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct GridVersion {
    /// Its identifier.
    #[cfg_attr(feature = "typescript", schemars(with = "String"))]
    pub id: GridVersionId,
    /// 1, 2, 3…
    pub number: u32,
    /// Whether marks exist on it: an edit then makes the next version.
    pub frozen: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// The grid.
    pub grid: Grid,
}

/// A call with all that it lays down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CallView {
    /// Its identifier.
    pub id: CallId,
    /// Its name.
    pub name: String,
    /// The template it started from.
    pub template: String,
    /// Its rules.
    pub rules: CallRules,
    /// The versions of its own grid, newest first; the first one applies to dossiers without marks.
    pub grids: Vec<GridVersion>,
    /// Its further grids, in their order: a dossier is scored on the first that is for it, else on the call's own.
    #[serde(default)]
    pub further_grids: Vec<FurtherGrid>,
    /// When it was made.
    pub created_at: Timestamp,
}
