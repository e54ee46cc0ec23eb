//! The workspace: making, opening, closing, backing up, verifying, and who acts.

use std::path::Path;

use palmares_core::error::{Code, Error, Result};
use palmares_core::journal::Actor;
use palmares_core::store::{Backup, Store, VerifyReport, WorkspaceInfo};
use palmares_core::{clock, committee};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::{Host, take_part};
use crate::sample;

/// Asks what is open.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceStatusRequest {}

/// What is open, and who acts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WorkspaceStatus {
    /// The program's version.
    pub version: String,
    /// The workspace; none on the welcome screen.
    pub workspace: Option<WorkspaceInfo>,
    /// Who acts.
    pub actor: Actor,
    /// The member's name, when a member acts.
    pub actor_name: Option<String>,
    /// The newest backup.
    pub last_backup: Option<Backup>,
    /// Why the last automatic backup failed, while the workspace goes on without it.
    pub backup_failure: Option<Code>,
}

/// Makes a workspace in a new folder.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceCreateRequest {
    /// The folder, `Name.palmares`.
    pub path: String,
    /// The name shown.
    pub name: String,
}

/// Opens a workspace.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceOpenRequest {
    /// The folder.
    pub path: String,
    /// Open the latest verified backup instead, for reading only.
    pub backup: bool,
}

/// Makes the sample committee in a new folder and opens it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceSampleRequest {
    /// The folder, `Name.palmares`.
    pub path: String,
}

/// Closes the workspace.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceCloseRequest {}

/// Makes a backup now.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceBackupRequest {}

/// The backups there are, oldest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupList {
    /// See above.
    pub backups: Vec<Backup>,
}

/// Checks everything that must hold.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceVerifyRequest {}

/// « Je suis… »
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ActorSetRequest {
    /// Who acts from now on.
    pub actor: Actor,
}

/// What is open.
pub async fn workspace_status(host: &Host, _: WorkspaceStatusRequest) -> Result<WorkspaceStatus, ApiError> {
    Ok(status(host).await?)
}

async fn status(host: &Host) -> Result<WorkspaceStatus> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let open = match host.open().await {
        Err(Error::NoWorkspace) => {
            return Ok(WorkspaceStatus {
                version,
                workspace: None,
                actor: Actor::Secretariat,
                actor_name: None,
                last_backup: None,
                backup_failure: None,
            });
        }
        found => found?,
    };
    let actor = *open.actor.read().await;
    let actor_name = match actor {
        Actor::Secretariat => None,
        Actor::Member(id) => committee::member_name(&mut *open.store.read().await?, id).await?,
    };
    // A folder of backups that cannot be read is what `backup_failure` tells; the workspace itself can.
    let last_backup = open.store.backups().unwrap_or_default().pop();
    Ok(WorkspaceStatus {
        version,
        workspace: Some(open.store.info()),
        actor,
        actor_name,
        last_backup,
        backup_failure: open.store.backup_failure(),
    })
}

/// Makes a workspace and opens it.
pub async fn workspace_create(host: &Host, request: WorkspaceCreateRequest) -> Result<WorkspaceStatus, ApiError> {
    let store = Store::create(Path::new(&request.path), &request.name, clock::now()).await?;
    store.keep_daily_backups(clock::now());
    host.replace(Some(store)).await?;
    Ok(status(host).await?)
}

/// Opens a workspace, or its latest backup. When it cannot be opened, what was open stays open.
pub async fn workspace_open(host: &Host, request: WorkspaceOpenRequest) -> Result<WorkspaceStatus, ApiError> {
    let path = Path::new(&request.path);
    // The one that is open stays so until this one is: only the same one frees its lock first, not to find itself.
    if !request.backup && host.holds(path).await {
        host.replace(None).await?;
    }
    let store = if request.backup {
        Store::open_latest_backup(path).await?
    } else {
        Store::open(path, clock::now()).await?
    };
    host.replace(Some(store)).await?;
    Ok(status(host).await?)
}

/// Makes the sample committee and opens it.
pub async fn workspace_sample(host: &Host, request: WorkspaceSampleRequest) -> Result<WorkspaceStatus, ApiError> {
    sample::write(host, Path::new(&request.path)).await?;
    Ok(status(host).await?)
}

/// Closes the workspace. The backup of the day was made when it was opened.
pub async fn workspace_close(host: &Host, _: WorkspaceCloseRequest) -> Result<WorkspaceStatus, ApiError> {
    host.replace(None).await?;
    Ok(status(host).await?)
}

/// Makes a backup now and lists them all.
pub async fn workspace_backup(host: &Host, _: WorkspaceBackupRequest) -> Result<BackupList, ApiError> {
    let open = host.open().await?;
    open.store.backup(clock::now()).await?;
    Ok(BackupList {
        backups: open.store.backups()?,
    })
}

/// Checks everything that must hold.
pub async fn workspace_verify(host: &Host, _: WorkspaceVerifyRequest) -> Result<VerifyReport, ApiError> {
    Ok(host.open().await?.store.verify().await?)
}

/// Takes a part in the workspace.
pub async fn actor_set(host: &Host, request: ActorSetRequest) -> Result<WorkspaceStatus, ApiError> {
    let open = host.open().await?;
    if let Actor::Member(id) = request.actor {
        let name = committee::member_name(&mut *open.store.read().await?, id).await?;
        name.ok_or_else(|| Error::not_found("member", id))?;
    }
    take_part(&open, request.actor).await?;
    Ok(status(host).await?)
}

#[cfg(test)]
mod tests;
