//! What a call granted, followed: labels with their days, funders, and what councils advise.

use palmares_core::clock;
use palmares_core::decision::{self, Term};
use palmares_core::error::Result;
use palmares_core::funding::{self, FunderInput, FunderView};
use palmares_core::id::{CallId, DecisionId, DossierId, FunderId, OpinionId};
use palmares_core::journal::Receipt;
use palmares_core::label::{self, LabelList};
use palmares_core::opinion::{self, OpinionInput, OpinionView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for the labels of a call as they stand today.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LabelListRequest {
    /// Which call.
    pub call_id: CallId,
}

/// States from when to when a label holds.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LabelDateRequest {
    /// The decision that granted or extended it, the dossier's last one.
    pub decision_id: DecisionId,
    /// The days.
    pub term: Term,
}

/// Asks for the funders of a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FunderListRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// The funders of a dossier, by name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FunderList {
    /// See above.
    pub funders: Vec<FunderView>,
}

/// Names a funder that a project turns to, or says how far it has come there.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FunderSaveRequest {
    /// The dossier.
    pub dossier_id: DossierId,
    /// The funder to change; a new one without it.
    pub funder_id: Option<FunderId>,
    /// What is typed.
    pub input: FunderInput,
}

/// Takes a funder off its dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FunderRemoveRequest {
    /// Which.
    pub funder_id: FunderId,
}

/// Asks for the opinions on a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpinionListRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// The opinions on a dossier, oldest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OpinionList {
    /// See above.
    pub opinions: Vec<OpinionView>,
    /// Whether the reader may record, correct or remove one now: no more once a decision rests on them.
    pub may_change: bool,
}

/// Records the opinion of a council, or corrects one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpinionSaveRequest {
    /// The dossier.
    pub dossier_id: DossierId,
    /// The opinion to correct; a new one without it.
    pub opinion_id: Option<OpinionId>,
    /// What is typed.
    pub input: OpinionInput,
}

/// Takes an opinion off the record.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpinionRemoveRequest {
    /// Which.
    pub opinion_id: OpinionId,
}

/// The labels of a call.
pub async fn label_list(host: &Host, asker: &Asker, request: LabelListRequest) -> Result<LabelList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let today = clock::paris_date(caller.at);
    let mut connection = open.store.read().await?;
    Ok(label::list(&mut connection, caller.actor(), request.call_id, today).await?)
}

/// States from when to when a label holds.
pub async fn label_date(host: &Host, asker: &Asker, request: LabelDateRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(decision::date(&open.store, &caller, request.decision_id, request.term).await?)
}

/// The funders of a dossier.
pub async fn funder_list(host: &Host, asker: &Asker, request: FunderListRequest) -> Result<FunderList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let funders = funding::of_dossier(&mut connection, caller.actor(), request.dossier_id).await?;
    Ok(FunderList { funders })
}

/// Adds or changes a funder.
pub async fn funder_save(host: &Host, asker: &Asker, request: FunderSaveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let FunderSaveRequest {
        dossier_id,
        funder_id,
        input,
    } = request;
    Ok(funding::save(&open.store, &caller, dossier_id, funder_id, &input).await?)
}

/// Removes a funder.
pub async fn funder_remove(host: &Host, asker: &Asker, request: FunderRemoveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(funding::remove(&open.store, &caller, request.funder_id).await?)
}

/// The opinions on a dossier.
pub async fn opinion_list(host: &Host, asker: &Asker, request: OpinionListRequest) -> Result<OpinionList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let opinions = opinion::of_dossier(&mut connection, caller.actor(), request.dossier_id).await?;
    let may_change = opinion::may_change(&mut connection, caller.actor(), request.dossier_id).await?;
    Ok(OpinionList { opinions, may_change })
}

/// Records or corrects an opinion.
pub async fn opinion_save(host: &Host, asker: &Asker, request: OpinionSaveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let OpinionSaveRequest {
        dossier_id,
        opinion_id,
        input,
    } = request;
    Ok(opinion::save(&open.store, &caller, dossier_id, opinion_id, &input).await?)
}

/// Removes an opinion.
pub async fn opinion_remove(host: &Host, asker: &Asker, request: OpinionRemoveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(opinion::remove(&open.store, &caller, request.opinion_id).await?)
}
