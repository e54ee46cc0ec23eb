//! A call as a file that people write: what `call show --json` gives and `call set` takes.

use serde::Deserialize;

use super::model::CallRules;
use super::view::{FurtherGrid, GridVersion};
use crate::id::CallId;

/// A call as a file, as `call show --json` writes it. `call set` takes its name and its rules, as a whole; what else stands in it says where
/// it comes from and changes nothing. A field that no call has is refused.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "typescript", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CallFile {
    /// Its name.
    pub name: String,
    /// Its rules.
    pub rules: CallRules,
    /// Which call it is: `call set` refuses the file of another. Without it, the call that is asked for.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", schemars(with = "Option<String>"))]
    pub id: Option<CallId>,
    /// Left: the template that it started from.
    #[serde(default, rename = "template")]
    _template: Option<String>,
    /// Left: when it was made.
    #[serde(default, rename = "created_at")]
    _created_at: Option<String>,
    /// Left: its own grids, newest first. `grid set` changes one, and `call set` says so where they are others than the call's.
    #[serde(default)]
    pub grids: Vec<GridVersion>,
    /// Left in the same way: its further grids.
    #[serde(default)]
    pub further_grids: Option<Vec<FurtherGrid>>,
}
