//! Checks, each a recorded act.

use palmares_core::dossier::checks;
use palmares_core::dossier::view::CheckStep;
use palmares_core::error::Result;
use palmares_core::id::DossierId;
use palmares_core::journal::Receipt;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Records a check.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckRecordRequest {
    /// Of which dossier.
    pub dossier_id: DossierId,
    /// Which step.
    pub step: CheckStep,
    /// Its outcome.
    pub outcome: String,
    /// Why; mandatory for an outcome other than the one proposed, and for relevance.
    pub motive: String,
}

/// Records a check.
pub async fn check_record(host: &Host, asker: &Asker, request: CheckRecordRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let territory = host.territory()?;
    let CheckRecordRequest {
        dossier_id,
        step,
        outcome,
        motive,
    } = request;
    Ok(checks::record(&open.store, &caller, territory, dossier_id, step, &outcome, &motive).await?)
}
