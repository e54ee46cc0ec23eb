//! Dossiers, and finding them again.

use palmares_core::dossier::view::{DossierInput, DossierRow, DossierView};
use palmares_core::dossier::{self, CounterInput, StageInput};
use palmares_core::error::Result;
use palmares_core::id::{CallId, DossierId};
use palmares_core::journal::Receipt;
use palmares_core::search::view::SearchHit;
use palmares_core::search::{self, Reach};
use palmares_core::sight::{self, Matter};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for the dossiers of a call.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DossierListRequest {
    /// Which call.
    pub call_id: CallId,
}

/// The dossiers that the one who asks may see.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierList {
    /// By reception number.
    pub dossiers: Vec<DossierRow>,
}

/// States a figure of a dossier's evidence.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CounterSetRequest {
    /// The dossier.
    pub dossier_id: DossierId,
    /// Code of one of the call's counters.
    pub code: String,
    /// The figure with where it stands; none to leave it blank again.
    pub input: Option<CounterInput>,
}

/// Says how far a project has come.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StageSetRequest {
    /// The dossier.
    pub dossier_id: DossierId,
    /// The stage and its day.
    pub input: StageInput,
}

/// Asks for a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DossierGetRequest {
    /// Which.
    pub dossier_id: DossierId,
}

/// Takes a dossier in by hand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DossierCreateRequest {
    /// Into which call.
    pub call_id: CallId,
    /// What was typed.
    pub input: DossierInput,
}

/// A dossier was made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DossierCreated {
    /// Its identifier.
    pub id: DossierId,
    /// What changed.
    pub receipt: Receipt,
}

/// Corrects a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DossierUpdateRequest {
    /// Which.
    pub dossier_id: DossierId,
    /// The whole of what can be corrected.
    pub input: DossierInput,
}

/// Records that the applicant withdraws.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DossierWithdrawRequest {
    /// Which.
    pub dossier_id: DossierId,
    /// Why, as they wrote.
    pub reason: String,
}

/// Looks for words everywhere.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchFindRequest {
    /// The words, or the beginnings of words.
    pub query: String,
    /// How many at most.
    pub limit: u32,
}

/// What was found, best first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchResult {
    /// See above.
    pub hits: Vec<SearchHit>,
    /// Documents of which nothing, or not everything, can be searched: where words may stand unseen.
    pub unread: u32,
}

/// The dossiers of a call.
pub async fn dossier_list(host: &Host, asker: &Asker, request: DossierListRequest) -> Result<DossierList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let actor = caller.actor();
    let mut connection = open.store.read().await?;
    let dossiers = dossier::list(&mut connection, host.territory()?, actor, request.call_id).await?;
    Ok(DossierList { dossiers })
}

/// A dossier.
pub async fn dossier_get(host: &Host, asker: &Asker, request: DossierGetRequest) -> Result<DossierView, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let actor = caller.actor();
    let mut connection = open.store.read().await?;
    Ok(dossier::get(&mut connection, host.territory()?, actor, request.dossier_id).await?)
}

/// Takes a dossier in by hand.
pub async fn dossier_create(
    host: &Host,
    asker: &Asker,
    request: DossierCreateRequest,
) -> Result<DossierCreated, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (id, receipt) =
        dossier::create(&open.store, &caller, host.territory()?, request.call_id, &request.input).await?;
    Ok(DossierCreated { id, receipt })
}

/// Corrects a dossier.
pub async fn dossier_update(host: &Host, asker: &Asker, request: DossierUpdateRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::update(
        &open.store,
        &caller,
        host.territory()?,
        request.dossier_id,
        &request.input,
    )
    .await?)
}

/// Records that the applicant withdraws.
pub async fn dossier_withdraw(
    host: &Host,
    asker: &Asker,
    request: DossierWithdrawRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::withdraw(&open.store, &caller, request.dossier_id, &request.reason).await?)
}

/// Looks for words everywhere.
pub async fn search_find(host: &Host, asker: &Asker, request: SearchFindRequest) -> Result<SearchResult, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let standings = sight::standings(&mut connection, caller.actor()).await?;
    let reach = Reach {
        content: standings.dossiers(Matter::Content),
        ranks: standings.dossiers(Matter::Ranks),
    };
    Ok(SearchResult {
        hits: search::find(&mut connection, &reach, &request.query, request.limit).await?,
        unread: search::unread(&mut connection, &reach).await?,
    })
}

/// States a figure of a dossier's evidence, or takes it away.
pub async fn counter_set(host: &Host, asker: &Asker, request: CounterSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let CounterSetRequest {
        dossier_id,
        code,
        input,
    } = request;
    Ok(dossier::set_counter(&open.store, &caller, dossier_id, &code, input.as_ref()).await?)
}

/// Says how far a project has come.
pub async fn stage_set(host: &Host, asker: &Asker, request: StageSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::set_stage(&open.store, &caller, request.dossier_id, request.input).await?)
}
