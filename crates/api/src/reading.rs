//! The reading room: what a member keeps for themselves, and sheets that came back on paper.

use palmares_core::evaluation::view::{MarkMoment, OwnSheets};
use palmares_core::evaluation::{self, FoundSheet, SheetCell, SheetTable};
use palmares_core::id::{CallId, DossierId, MemberId};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Flags one's own evaluation to look at it again, or no longer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationFlagRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Whether to look at it again.
    pub to_review: bool,
}

/// Asks for all that the acting member wrote in a call.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoringOwnRequest {
    /// In which call.
    pub call_id: CallId,
}

/// Asks for what the acting member had marked on a dossier, and when.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkHistoryRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// The changes of one's own marks, oldest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MarkHistory {
    /// Each of them.
    pub moments: Vec<MarkMoment>,
}

/// Asks for the sheets of a call: of one dossier, of one member, or all of them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetListRequest {
    /// In which call.
    pub call_id: CallId,
    /// On which dossier; none for all.
    pub dossier_id: Option<DossierId>,
    /// Whose; none for everybody's.
    pub member_id: Option<MemberId>,
}

/// Sheets, by the version of the grid on which they stand.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SheetList {
    /// One for each version.
    pub tables: Vec<SheetTable>,
}

/// Asks whose sheet of paper a number stands on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetFindRequest {
    /// In which call.
    pub call_id: CallId,
    /// The number as it was typed.
    pub sheet: String,
}

/// Types cells of sheets that came back on paper: all of them or none.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetEnterRequest {
    /// Which cells.
    pub cells: Vec<SheetCell>,
}

/// Hands a sheet of paper in for its member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetSubmitRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Whose.
    pub member_id: MemberId,
}

/// Flags one's own evaluation to look at it again, or no longer.
pub async fn evaluation_flag(host: &Host, asker: &Asker, request: EvaluationFlagRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::flag(&open.store, &caller, request.dossier_id, request.to_review).await?)
}

/// All that the acting member wrote in a call.
pub async fn scoring_own(host: &Host, asker: &Asker, request: ScoringOwnRequest) -> Result<OwnSheets, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let member = caller.actor().require_member()?;
    let mut connection = open.store.read().await?;
    Ok(evaluation::own_sheets(&mut connection, member, request.call_id).await?)
}

/// What the acting member had marked on a dossier, and when.
pub async fn mark_history(host: &Host, asker: &Asker, request: MarkHistoryRequest) -> Result<MarkHistory, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let member = caller.actor().require_member()?;
    let mut connection = open.store.read().await?;
    let moments = evaluation::mark_history(&mut connection, member, request.dossier_id).await?;
    Ok(MarkHistory { moments })
}

/// The sheets of a call, for the secretariat.
pub async fn sheet_list(host: &Host, asker: &Asker, request: SheetListRequest) -> Result<SheetList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let SheetListRequest {
        call_id,
        dossier_id,
        member_id,
    } = request;
    let tables = evaluation::paper_sheets(&mut connection, caller.actor(), call_id, dossier_id, member_id).await?;
    Ok(SheetList { tables })
}

/// Whose sheet of paper a number stands on.
pub async fn sheet_find(host: &Host, asker: &Asker, request: SheetFindRequest) -> Result<FoundSheet, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    Ok(evaluation::find_sheet(&mut connection, caller.actor(), request.call_id, &request.sheet).await?)
}

/// Types cells of sheets that came back on paper.
pub async fn sheet_enter(host: &Host, asker: &Asker, request: SheetEnterRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::enter_sheets(&open.store, &caller, &request.cells).await?)
}

/// Hands a sheet of paper in for its member.
pub async fn sheet_submit(host: &Host, asker: &Asker, request: SheetSubmitRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::submit_sheet(&open.store, &caller, request.dossier_id, request.member_id).await?)
}
