//! The ranking, the result of one dossier, the comparison of sessions and evaluators, and the chair's order of a tie.

use palmares_core::clock;
use palmares_core::decision::{self, Comparison};
use palmares_core::error::{Error, Result};
use palmares_core::evaluation;
use palmares_core::evaluation::consolidation::{Detail, DossierResult};
use palmares_core::evaluation::view::RankingView;
use palmares_core::id::{CallId, DossierId, GridId, MemberId};
use palmares_core::journal::Receipt;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for the ranking.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RankingGetRequest {
    /// Of which call.
    pub call_id: CallId,
    /// On which of its further grids; none for its own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub grid_id: Option<GridId>,
    /// The ranking in which this dossier stands, whatever its grid.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub dossier_id: Option<DossierId>,
    /// Whether every number comes with what went into it; else [`result_get`] says it of one dossier.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub explained: bool,
    /// The first lines alone, so many; all where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub first: Option<u32>,
}

/// Asks for the result of a dossier with all its explanations.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResultGetRequest {
    /// Of which call.
    pub call_id: CallId,
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// Asks for the bench of comparison.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComparisonGetRequest {
    /// Of which call.
    pub call_id: CallId,
    /// On which of its further grids; none for its own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub grid_id: Option<GridId>,
}

/// The chair orders a tie.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TieOrderRequest {
    /// In which call.
    pub call_id: CallId,
    /// Who presides.
    pub chair_id: MemberId,
    /// The whole tie, best first.
    pub dossiers: Vec<DossierId>,
    /// Why: mandatory.
    pub motive: String,
}

/// The ranking.
pub async fn ranking_get(host: &Host, asker: &Asker, request: RankingGetRequest) -> Result<RankingView, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let (actor, call) = (caller.actor(), request.call_id);
    let detail = if request.explained {
        Detail::Explained
    } else {
        Detail::Folded
    };
    let view = match request.dossier_id {
        Some(dossier) => evaluation::ranking_of(&mut connection, actor, call, dossier, detail).await?,
        None => evaluation::ranking_on(&mut connection, actor, call, request.grid_id, detail).await?,
    };
    Ok(match request.first.and_then(|first| usize::try_from(first).ok()) {
        Some(first) => view.first(first),
        None => view,
    })
}

/// The result of one dossier of the ranking, explained.
pub async fn result_get(host: &Host, asker: &Asker, request: ResultGetRequest) -> Result<DossierResult, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let (actor, call) = (caller.actor(), request.call_id);
    let view = evaluation::ranking_of(&mut connection, actor, call, request.dossier_id, Detail::Explained).await?;
    let found = view
        .results
        .into_iter()
        .find(|result| result.dossier == request.dossier_id);
    Ok(found.ok_or_else(|| Error::not_found("result", request.dossier_id))?)
}

/// The bench of comparison.
pub async fn comparison_get(host: &Host, asker: &Asker, request: ComparisonGetRequest) -> Result<Comparison, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (actor, today) = (caller.actor(), clock::paris_date(caller.at));
    let mut connection = open.store.read().await?;
    Ok(decision::comparison(&mut connection, actor, request.call_id, request.grid_id, today).await?)
}

/// The chair orders a tie.
pub async fn tie_order(host: &Host, asker: &Asker, request: TieOrderRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let order = evaluation::TieOrder {
        call: request.call_id,
        chair: request.chair_id,
        dossiers: request.dossiers,
        motive: request.motive,
    };
    Ok(evaluation::order_tie(&open.store, &caller, &order).await?)
}
