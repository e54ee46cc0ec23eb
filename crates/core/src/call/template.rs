//! Templates: data files that propose rules and a grid, and say of each part where it comes from.

use serde::{Deserialize, Serialize};

use super::model::CallRules;
use crate::error::{Error, InputFault, Result};
use crate::grid::{Grid, Label};
use crate::territory::Territory;

/// The templates that are shipped: code and file.
const TEMPLATES: &[(&str, &str)] = &[
    (
        "territoire_intelligent",
        include_str!("templates/territoire_intelligent.json"),
    ),
    ("label_numerique", include_str!("templates/label_numerique.json")),
    (
        "label_infrastructures",
        include_str!("templates/label_infrastructures.json"),
    ),
    (
        "labellisation_structure",
        include_str!("templates/labellisation_structure.json"),
    ),
    ("industrie_du_futur", include_str!("templates/industrie_du_futur.json")),
];

/// A proposal for a call, to be adapted to its published rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Stable code, kept with the calls made from it.
    pub code: String,
    /// Name of the programme it fits.
    pub name: Label,
    /// What must be said wherever it is shown: it is a proposal.
    pub notice: Label,
    /// The rules.
    pub rules: CallRules,
    /// The scoring grid.
    pub grid: Grid,
    /// Where the parts come from.
    pub origins: Vec<Provenance>,
}

/// Where a part of a template comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// JSON pointer of the part in the template (`/rules/hearing/pitch_minutes`, RFC 6901).
    pub field: String,
    /// How well founded it is.
    pub origin: Origin,
    /// The regulation or grid it was borrowed from.
    #[serde(default)]
    pub source: Option<String>,
}

/// How well founded a part of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The programme says so.
    Stated,
    /// Borrowed from a published regulation or grid.
    Borrowed,
    /// Our proposal; no authority stands behind it.
    Proposed,
}

impl Template {
    /// Codes of the shipped templates.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        TEMPLATES.iter().map(|(code, _)| *code)
    }

    /// A shipped template. That each of them is sound against the map is a test, not a cost of every start.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown code.
    pub fn shipped(code: &str) -> Result<Self> {
        let found = TEMPLATES.iter().find(|(name, _)| *name == code);
        let (_, text) = found.ok_or_else(|| Error::not_found("template", code))?;
        serde_json::from_str(text).map_err(Error::internal)
    }

    /// A shipped template, checked whole.
    pub fn load(code: &str, territory: &Territory) -> Result<Self> {
        Self::shipped(code)?.checked(territory)
    }

    /// Reads and checks a template from outside.
    pub fn read(text: &str, territory: &Territory) -> Result<Self> {
        let read: Self = serde_json::from_str(text).map_err(|_| Error::invalid("template", InputFault::Form))?;
        read.checked(territory)
    }

    fn checked(self, territory: &Territory) -> Result<Self> {
        self.rules.validate(territory)?;
        self.grid.validate()?;
        Ok(self)
    }
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
