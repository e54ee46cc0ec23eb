//! The labels of a call as they are followed.

use chrono::NaiveDate;
use serde::Serialize;

use crate::decision::Term;
use crate::decision::label::LabelState;
use crate::decision::model::DecisionKind;
use crate::decision::view::{ConditionView, Effect};
use crate::dossier::DossierState;
use crate::funding::FunderView;
use crate::id::{CallId, DecisionId, DossierId};

/// A decision behind a label: the grant, or an extension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LabelGrant {
    /// The decision.
    pub decision_id: DecisionId,
    /// Without or with conditions.
    pub kind: DecisionKind,
    /// The Paris day on which it was taken.
    pub decided_on: NaiveDate,
    /// From when to when what it grants holds; none while that waits for an act.
    pub term: Option<Term>,
    /// Whose decision it is, and whether it has effect.
    pub effect: Effect,
    /// Whether it extends the one before.
    pub extension: bool,
}

/// A dossier that is labelled, or whose funders are followed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LabelRow {
    /// The dossier.
    pub dossier_id: DossierId,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its applicant.
    pub applicant: String,
    /// Where the dossier stands.
    pub dossier_state: DossierState,
    /// Where its label stands; none for one that has none.
    pub state: Option<LabelState>,
    /// The alert that was reached, in months before the end.
    pub alert: Option<u16>,
    /// From the first day to the last, extensions included.
    pub term: Option<Term>,
    /// Months that it will last from the act on, while that is awaited.
    pub months: Option<u16>,
    /// The day on which the last funder decided, where that ended the label.
    pub lapsed_on: Option<NaiveDate>,
    /// The decision that granted it and those that extended it, oldest first.
    pub grants: Vec<LabelGrant>,
    /// The conditions of the last of them.
    pub conditions: Vec<ConditionView>,
    /// Whether the rules extend it further and it is in force, or its condition met.
    pub can_extend: bool,
    /// The funders that the project turns to.
    pub funders: Vec<FunderView>,
}

/// How many dossiers of a call went how far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Funnel {
    /// Received and not withdrawn.
    pub received: u32,
    /// With an evaluation that was handed in.
    pub assessed: u32,
    /// Selected or labelled by a decision that has effect, also where that is over since. Under reservations a label has; anything else once
    /// they are lifted.
    pub selected: u32,
    /// Funded by a funder at least.
    pub funded: u32,
    /// What funders grant, in cents.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub funded_cents: i64,
}

/// The labels of a call on a day, those that end first before the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LabelList {
    /// The call.
    pub call_id: CallId,
    /// The Paris day that the states are told for.
    pub on: NaiveDate,
    /// One for each dossier that has a label or a funder.
    pub rows: Vec<LabelRow>,
    /// How many went how far.
    pub funnel: Funnel,
}
