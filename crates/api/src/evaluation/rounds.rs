//! How a dossier is scored: its grid, its rounds, what the committee agreed on.

use std::collections::BTreeMap;

use palmares_core::error::Result;
use palmares_core::evaluation;
use palmares_core::evaluation::view::DossierMarks;
use palmares_core::grid::Answer;
use palmares_core::id::{DossierId, GridId};
use palmares_core::journal::Receipt;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks how a dossier is scored: its grid, its rounds, what the committee agreed on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarksGetRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// Gives a dossier its grid by hand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridChooseRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
    /// Which further grid of its call; none for the call's own.
    pub grid_id: Option<GridId>,
}

/// Has dossiers scored anew, in a next round.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundOpenRequest {
    /// Which dossiers.
    pub dossiers: Vec<DossierId>,
    /// Whether members find their marks of the round before as a draft.
    pub carry: bool,
    /// Why: mandatory.
    pub motive: String,
}

/// Records the marks that the committee agreed on, or takes them away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConsensusSetRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// The answer to each question by its code; none at all takes the agreement away.
    pub answers: BTreeMap<String, Answer>,
    /// How it came about.
    pub note: String,
}

/// How a dossier is scored.
pub async fn marks_get(host: &Host, asker: &Asker, request: MarksGetRequest) -> Result<DossierMarks, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    Ok(evaluation::dossier_marks(&mut connection, caller.actor(), request.dossier_id).await?)
}

/// Gives a dossier its grid by hand.
pub async fn grid_choose(host: &Host, asker: &Asker, request: GridChooseRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::choose_grid(&open.store, &caller, request.dossier_id, request.grid_id).await?)
}

/// Has dossiers scored anew.
pub async fn round_open(host: &Host, asker: &Asker, request: RoundOpenRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let round = evaluation::Round {
        dossiers: request.dossiers,
        carry: request.carry,
        motive: request.motive,
    };
    Ok(evaluation::open_round(&open.store, &caller, &round).await?)
}

/// Records the marks that the committee agreed on.
pub async fn consensus_set(host: &Host, asker: &Asker, request: ConsensusSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let consensus = evaluation::Consensus {
        answers: request.answers,
        note: request.note.trim().to_owned(),
    };
    Ok(evaluation::agree(&open.store, &caller, request.dossier_id, &consensus).await?)
}
