//! Work copies, the changes that travel between them, and what they leave to settle.

use std::path::Path;

use palmares_core::error::Result;
use palmares_core::exchange;
use palmares_core::journal::{self, ConflictView, Plan, Receipt, RefusedEntry, Take};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Makes a work copy of the workspace.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CopyMakeRequest {
    /// The folder, which does not exist yet.
    pub path: String,
}

/// A copy was made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CopyMade {
    /// Where.
    pub path: String,
}

/// Writes the changes that other copies do not have.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangesWriteRequest {
    /// The file, which does not exist yet.
    pub path: String,
    /// Everything, for a copy of which nothing is known.
    pub all: bool,
}

/// A file of changes was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangesWritten {
    /// Where.
    pub path: String,
    /// Entries in it.
    pub entries: u32,
    /// Documents in it.
    pub documents: u32,
    /// Documents that the entries name and that are missing or damaged here: they are not in it.
    pub missing: u32,
}

/// Asks what taking a file of changes in would do.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangesPlanRequest {
    /// The file.
    pub path: String,
}

/// Takes a file of changes in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangesApplyRequest {
    /// The file.
    pub path: String,
}

/// A file of changes was taken in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangesApplied {
    /// What became of each entry.
    pub plan: Plan,
    /// What changed.
    pub receipt: Receipt,
}

/// Asks what other copies left to settle.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConflictListRequest {}

/// What other copies left to settle.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConflictList {
    /// Fields with two values.
    pub conflicts: Vec<ConflictView>,
    /// Entries that a rule refused here, newest first.
    pub refused: Vec<RefusedEntry>,
}

/// Settles a conflict.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConflictSettleRequest {
    /// Which.
    pub conflict_id: String,
    /// Which side is kept.
    pub take: Take,
}

/// Makes a work copy of the workspace.
pub async fn copy_make(host: &Host, asker: &Asker, request: CopyMakeRequest) -> Result<CopyMade, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    // A copy holds everything, whoever takes it away.
    caller.actor().require_secretariat()?;
    exchange::copy_to(&open.store, Path::new(&request.path), caller.at).await?;
    Ok(CopyMade { path: request.path })
}

/// Writes the changes that other copies do not have. A member does too: that is how their work comes back.
pub async fn changes_write(
    host: &Host,
    asker: &Asker,
    request: ChangesWriteRequest,
) -> Result<ChangesWritten, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let written = exchange::write_changes(&open.store, Path::new(&request.path), request.all, caller.at).await?;
    Ok(ChangesWritten {
        path: request.path,
        entries: written.entries,
        documents: written.documents,
        missing: written.missing,
    })
}

/// What taking a file of changes in would do.
pub async fn changes_plan(host: &Host, asker: &Asker, request: ChangesPlanRequest) -> Result<Plan, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(exchange::plan_changes(&open.store, &caller, Path::new(&request.path)).await?)
}

/// Takes a file of changes in.
pub async fn changes_apply(
    host: &Host,
    asker: &Asker,
    request: ChangesApplyRequest,
) -> Result<ChangesApplied, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (plan, receipt) = exchange::apply_changes(&open.store, &caller, Path::new(&request.path)).await?;
    host.tell_of_merge(&open);
    Ok(ChangesApplied { plan, receipt })
}

/// What other copies left to settle, for the secretariat.
pub async fn conflict_list(host: &Host, asker: &Asker, _: ConflictListRequest) -> Result<ConflictList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    // Both values of any field stand there, marks among them.
    caller.actor().require_secretariat()?;
    let mut connection = open.store.read().await?;
    Ok(ConflictList {
        conflicts: exchange::conflicts(&mut connection).await?,
        refused: journal::refused(&mut connection).await?,
    })
}

/// Settles a conflict.
pub async fn conflict_settle(host: &Host, asker: &Asker, request: ConflictSettleRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(journal::settle(&open.store, &caller, &request.conflict_id, request.take).await?)
}
