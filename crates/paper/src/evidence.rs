//! What a dossier counts of its own evidence.

use serde::Serialize;

/// A figure of a dossier's evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CounterFacts {
    /// What is counted.
    pub label: String,
    /// How many; `None` where nobody stated it.
    pub figure: Option<u32>,
    /// One of what.
    pub unit: String,
    /// Where it stands and who states it; empty without a figure.
    pub source: String,
}
