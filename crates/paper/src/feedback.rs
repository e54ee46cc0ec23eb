//! Fiche de retour: what the evaluation of a dossier says, criterion by criterion, for its applicant. Evaluators are not named.

use serde::Serialize;

use crate::common::{Organiser, Outcome};
use crate::letter::{DecisionRef, DossierRef};
use crate::method::RankingMethod;
use crate::minutes::ItemScores;

/// What evaluators wrote on a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionComments {
    /// Code (`C1`).
    pub code: String,
    /// Wording.
    pub label: String,
    /// One paragraph each, in an order that tells nothing of who wrote it.
    pub comments: Vec<String>,
}

/// Fiche de retour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedbackPaper {
    /// Letterhead.
    pub organiser: Organiser,
    /// Title of the call.
    pub call: String,
    /// The dossier.
    pub dossier: DossierRef,
    /// The decision.
    pub decision: DecisionRef,
    /// What was decided.
    pub outcome: Outcome,
    /// The version of the grid on which it was evaluated.
    pub grid_version: String,
    /// Scores; `None` for a dossier without any.
    pub scores: Option<ItemScores>,
    /// How the score was made; none without one, and where the grid of that version is not at hand.
    pub method: Option<RankingMethod>,
    /// Comments by criterion, in the grid's order; those without any left out.
    pub comments: Vec<CriterionComments>,
    /// Comments on the whole.
    pub general: Vec<String>,
}
