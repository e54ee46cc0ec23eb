//! What a council advised on an item before the session.

use chrono::NaiveDate;
use serde::Serialize;

/// The sense of a council's opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OpinionSense {
    /// Avis favorable.
    Favourable,
    /// Avis réservé.
    Reserved,
    /// Avis défavorable.
    Unfavourable,
}

/// What a council advised on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpinionFacts {
    /// Its sense.
    pub sense: OpinionSense,
    /// The day on which it was given.
    pub on: NaiveDate,
    /// The members of the council who gave it and take part in the dossier.
    pub advisers: Vec<String>,
    /// Those who gave it and take no part in the dossier: it is told, and does not count.
    pub recused: Vec<String>,
    /// What they recommend; may be empty.
    pub recommendations: String,
}
