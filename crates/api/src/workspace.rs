//! The workspace: making, opening, closing, backing up, verifying.

use std::path::Path;

use palmares_core::committee::{self, PersonInput, PersonView};
use palmares_core::error::{Code, Error, Result};
use palmares_core::id::PersonId;
use palmares_core::journal::{self, Founder, Part, VerifyReport};
use palmares_core::store::{Backup, Store, WorkspaceInfo};
use palmares_core::{clock, verify};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::sample;
use crate::seat::{Asker, Candidate, Seat, Who, candidates_of};

/// Asks what is open.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceStatusRequest {}

/// What is open, and who sits at the window that asks.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct WorkspaceStatus {
    /// The program's version.
    pub version: String,
    /// The workspace; none on the welcome screen.
    pub workspace: Option<WorkspaceInfo>,
    /// Who sits at the window; none when nobody does, or nobody who still acts.
    pub seat: Option<Seat>,
    /// The persons of the staff, those who act first.
    pub persons: Vec<PersonView>,
    /// Everybody who may sit down at the window.
    pub candidates: Vec<Candidate>,
    /// Conflicts that wait for a person.
    pub conflicts: u32,
    /// Entries from other copies that a rule refused here.
    pub refused: u32,
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
    /// The first person of its staff, who takes the window's seat.
    pub person: PersonInput,
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

/// What is open.
pub async fn workspace_status(
    host: &Host,
    asker: &Asker,
    _: WorkspaceStatusRequest,
) -> Result<WorkspaceStatus, ApiError> {
    Ok(status(host, &asker.window).await?)
}

/// What is open, as a window is told.
pub(crate) async fn status(host: &Host, window: &str) -> Result<WorkspaceStatus> {
    let nothing = WorkspaceStatus {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..WorkspaceStatus::default()
    };
    let open = match host.open().await {
        Err(Error::NoWorkspace) => return Ok(nothing),
        found => found?,
    };
    let seat = open.seated(window).await?;
    let mut connection = open.store.read().await?;
    let (conflicts, refused) = journal::count_conflicts(&mut connection).await?;
    Ok(WorkspaceStatus {
        workspace: Some(open.store.info()),
        seat,
        persons: committee::persons(&mut connection).await?,
        candidates: candidates_of(&mut connection).await?,
        conflicts,
        refused,
        // A folder of backups that cannot be read is what `backup_failure` tells; the workspace itself can.
        last_backup: open.store.backups().unwrap_or_default().pop(),
        backup_failure: open.store.backup_failure(),
        ..nothing
    })
}

/// Makes a workspace and opens it; its first person takes the window's seat.
pub async fn workspace_create(
    host: &Host,
    asker: &Asker,
    request: WorkspaceCreateRequest,
) -> Result<WorkspaceStatus, ApiError> {
    let founder = Founder {
        id: PersonId::new(),
        name: request.person.name,
        function: request.person.function,
        email: request.person.email,
        account: host.account().to_owned(),
    };
    let store = Store::create(Path::new(&request.path), &request.name, &founder, clock::now()).await?;
    store.keep_daily_backups(clock::now());
    show(host, asker, store, founder.id).await
}

/// Shows a new workspace to whoever made it.
async fn show(host: &Host, asker: &Asker, store: Store, founder: PersonId) -> Result<WorkspaceStatus, ApiError> {
    host.replace(Some(store)).await;
    let who = Who {
        person: founder,
        part: Part::Secretariat,
    };
    host.open().await?.seat(&asker.window, who).await?;
    Ok(status(host, &asker.window).await?)
}

/// Opens a workspace, or its latest backup. When it cannot be opened, what was open stays open.
pub async fn workspace_open(
    host: &Host,
    asker: &Asker,
    request: WorkspaceOpenRequest,
) -> Result<WorkspaceStatus, ApiError> {
    let path = Path::new(&request.path);
    // The one that is open stays so until this one is: only the same one frees its lock first, not to find itself.
    if !request.backup && host.holds(path).await {
        host.replace(None).await;
    }
    let store = if request.backup {
        Store::open_latest_backup(path).await?
    } else {
        Store::open(path, clock::now()).await?
    };
    host.replace(Some(store)).await;
    Ok(status(host, &asker.window).await?)
}

/// Makes the sample committee and opens it; its secretary takes the window's seat.
pub async fn workspace_sample(
    host: &Host,
    asker: &Asker,
    request: WorkspaceSampleRequest,
) -> Result<WorkspaceStatus, ApiError> {
    let (store, secretary) = sample::write(host, Path::new(&request.path)).await?;
    show(host, asker, store, secretary).await
}

/// Closes the workspace, whoever sits at the window. The backup of the day was made when it was opened.
pub async fn workspace_close(
    host: &Host,
    asker: &Asker,
    _: WorkspaceCloseRequest,
) -> Result<WorkspaceStatus, ApiError> {
    host.replace(None).await;
    Ok(status(host, &asker.window).await?)
}

/// Makes a backup now and lists them all.
pub async fn workspace_backup(host: &Host, asker: &Asker, _: WorkspaceBackupRequest) -> Result<BackupList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    open.store.backup(caller.at).await?;
    Ok(BackupList {
        backups: open.store.backups()?,
    })
}

/// Checks everything that must hold.
pub async fn workspace_verify(host: &Host, asker: &Asker, _: WorkspaceVerifyRequest) -> Result<VerifyReport, ApiError> {
    let (open, _) = host.enter(asker).await?;
    Ok(verify(&open.store).await?)
}

#[cfg(test)]
mod tests;
