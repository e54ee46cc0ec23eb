//! What the secretariat does with a dossier of a story, as data.

use chrono::{NaiveDate, NaiveDateTime};
use palmares_core::decision::model::ReopeningReason;
use palmares_core::dossier::Stage;
use palmares_core::dossier::view::CheckStep;
use serde::Deserialize;

/// What the secretariat does with a dossier.
#[derive(Debug, Deserialize)]
pub(super) struct Act {
    pub at: NaiveDateTime,
    #[serde(flatten)]
    pub deed: Deed,
}

/// See [`Act`].
#[derive(Debug, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub(super) enum Deed {
    /// Types the form's data and says what each file is.
    TypeData,
    /// Records a check.
    Check {
        step: CheckStep,
        outcome: String,
        motive: String,
    },
    /// Assigns the dossier.
    Assign { members: Vec<String> },
    /// Says how far the project has come, that day.
    Stage { stage: Stage },
    /// States a figure of the dossier's evidence.
    Count(Count),
    /// Says at which session the committee looks again at a reservation of the last decision, by its place there (from 1).
    Review { reservation: usize, session: String },
    /// Lifts a reservation of the last decision.
    Lift(Lift),
    /// Brings the dossier back to the committee.
    Reopen { reason: ReopeningReason, motive: String },
}

/// That a reservation was met, on a day.
#[derive(Debug, Deserialize)]
pub(super) struct Lift {
    /// Its place in the decision, from 1.
    pub reservation: usize,
    pub on: NaiveDate,
    pub motive: String,
}

/// A figure, on a page of one of the files that were sent.
#[derive(Debug, Deserialize)]
pub(super) struct Count {
    /// Code of the call's counter.
    pub counter: String,
    pub figure: u32,
    pub file: String,
    pub page: u32,
    /// Who states it.
    pub by: String,
}
