//! The workspace: making, opening, closing, backing up, verifying.

use std::path::Path;

use palmares_core::committee::{self, PersonInput, PersonView};
use palmares_core::error::{Code, Error, Result};
use palmares_core::id::PersonId;
use palmares_core::journal::{self, Asked, Founder, Part, PrintedHead, VerifyReport};
use palmares_core::store::{Backup, Notice, Restored, SecondPlace, Store, WorkspaceInfo};
use palmares_core::{clock, verify_with};
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
    /// The second place of the backups; none when none was named.
    pub second_place: Option<SecondPlace>,
    /// What people are told of the workspace since it was opened.
    pub notices: Vec<Notice>,
}

/// A folder or a file that a person chose.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChosenPlace {
    /// Where.
    pub path: String,
}

/// Puts a backup back in a workspace's folder, and opens it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceRestoreRequest {
    /// The folder, which need not exist.
    pub path: String,
    /// A backup, a folder of backups, the place where such a folder is, or another workspace; none for the folder's own backups.
    pub from: Option<ChosenPlace>,
}

/// What a restoration did, and whether what it left holds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WorkspaceRestored {
    /// What was put back, and what was set aside.
    pub restored: Restored,
    /// The verification afterwards.
    pub report: VerifyReport,
    /// What is open now.
    pub status: WorkspaceStatus,
}

/// Names the second place of the backups, or gives it up.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceSecondPlaceRequest {
    /// The folder; none gives the present one up.
    pub place: Option<ChosenPlace>,
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
    /// Code of the template whose committee it is; without one, the first.
    #[ts(optional)]
    #[serde(default)]
    pub template: Option<String>,
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
pub struct WorkspaceVerifyRequest {
    /// Heads as papers print them: the journal must go through each.
    pub heads: Vec<String>,
}

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
    let second_place = open.store.second_place().await?;
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
        last_backup: open.store.last_backup(clock::now()).unwrap_or_default(),
        backup_failure: open.store.backup_failure(),
        second_place,
        notices: open.store.notices().to_vec(),
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
        Store::open_latest_backup(path, clock::now()).await?
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
    let template = request.template.as_deref().unwrap_or(sample::usual());
    let (store, secretary) = sample::write(host, Path::new(&request.path), template).await?;
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
pub async fn workspace_verify(
    host: &Host,
    asker: &Asker,
    request: WorkspaceVerifyRequest,
) -> Result<VerifyReport, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let heads: Result<Vec<PrintedHead>> = request.heads.iter().map(|head| head.parse()).collect();
    let asked = Asked { heads: heads? };
    Ok(verify_with(&open.store, &asked, caller.at).await?)
}

/// Puts a backup back, opens what came of it and verifies it. While the workspace is open it is the secretariat's to do; one that
/// does not open has no seats, and whoever may write its folder may.
pub async fn workspace_restore(
    host: &Host,
    asker: &Asker,
    request: WorkspaceRestoreRequest,
) -> Result<WorkspaceRestored, ApiError> {
    let path = Path::new(&request.path);
    if host.holds(path).await {
        let (open, caller) = host.enter(asker).await?;
        caller.actor().require_secretariat()?;
        drop(open);
        host.replace(None).await;
    }
    let from = request.from.as_ref().map(|from| Path::new(&from.path));
    let (store, restored) = Store::restore(path, from, clock::now()).await?;
    let report = verify_with(&store, &Asked::default(), clock::now()).await?;
    host.replace(Some(store)).await;
    Ok(WorkspaceRestored {
        restored,
        report,
        status: status(host, &asker.window).await?,
    })
}

/// Names the second place of the backups; the first one goes there at once.
pub async fn workspace_second_place(
    host: &Host,
    asker: &Asker,
    request: WorkspaceSecondPlaceRequest,
) -> Result<WorkspaceStatus, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    caller.actor().require_secretariat()?;
    let place = request.place.as_ref().map(|place| Path::new(&place.path));
    open.store.set_second_place(place, caller.at).await?;
    drop(open);
    Ok(status(host, &asker.window).await?)
}

#[cfg(test)]
mod tests;
