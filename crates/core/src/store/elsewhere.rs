//! The second place of the backups: a folder on another disk, a stick, a share. It is named once and kept in the settings of this
//! machine; each backup goes there too, and one that could not is told until one can.

use std::path::Path;

use serde::Serialize;
use sqlx::sqlite::SqlitePool;

use super::backup::{blocking, documents, thin};
use super::vault::Vault;
use super::{Store, setting};
use crate::clock::{self, Timestamp};
use crate::disk;
use crate::document::ContentStore;
use crate::error::{Code, Error, PathFault, Result};

const PLACE: &str = "backup.place";
const LAST: &str = "backup.place.last";

/// The second place, as people are told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SecondPlace {
    /// The folder that was named.
    pub path: String,
    /// When a backup last went there; none as long as none did.
    pub last: Option<Timestamp>,
    /// Why the last one did not; none when it did.
    pub failure: Option<Code>,
}

impl Store {
    /// Names the second place, where the backups there are go at once; none gives it up and leaves what is there.
    ///
    /// # Errors
    /// [`Error::WorkspacePath`] `missing` for a folder that is not there, `exists` for one inside the workspace itself; whatever
    /// keeps the first backup from it.
    pub async fn set_second_place(&self, place: Option<&Path>, now: Timestamp) -> Result<()> {
        let Some(place) = place else {
            return self.set_setting(PLACE, "").await;
        };
        let refused = |reason| Error::WorkspacePath {
            path: place.display().to_string(),
            reason,
        };
        let real = place.canonicalize().map_err(|_| refused(PathFault::Missing))?;
        if !real.is_dir() {
            return Err(refused(PathFault::Missing));
        }
        if self.folder.canonicalize().is_ok_and(|own| real.starts_with(own)) {
            return Err(refused(PathFault::Exists));
        }
        self.set_setting(PLACE, &real.display().to_string()).await?;
        self.set_setting(LAST, "").await?;
        self.backup(now).await?;
        match self.daily().elsewhere() {
            None => Ok(()),
            Some(Code::DiskFull) => Err(Error::DiskFull),
            Some(_) => Err(Error::file(&real, std::io::ErrorKind::PermissionDenied.into())),
        }
    }

    /// The second place, if one was named.
    pub async fn second_place(&self) -> Result<Option<SecondPlace>> {
        let place = self.setting(PLACE).await?.filter(|place| !place.is_empty());
        let last = self.setting(LAST).await?.and_then(|last| last.parse().ok());
        Ok(place.map(|path| SecondPlace {
            path,
            last,
            failure: self.daily().elsewhere(),
        }))
    }
    /// The vaults that can be reached: in the workspace, and in the second place.
    pub(crate) async fn vaults(&self) -> Vec<Vault> {
        let id = self.info().id.to_string();
        let place = self.second_place().await.ok().flatten();
        let second = place.and_then(|place| vault_in(Path::new(&place.path), &self.folder, &id).ok());
        std::iter::once(Vault::inside(&self.folder)).chain(second).collect()
    }
}

/// Copies the newest backup to the second place, with the documents that are not there yet.
pub(super) async fn copy(pool: &SqlitePool, folder: &Path, now: Timestamp) -> Result<()> {
    let place = setting::get(&mut *pool.acquire().await?, PLACE).await?;
    let here = Vault::inside(folder);
    let (Some(place), Some(newest)) = (place.filter(|place| !place.is_empty()), here.newest(now)?) else {
        return Ok(());
    };
    let id: String = sqlx::query_scalar("select id from workspace").fetch_one(pool).await?;
    let there = vault_in(Path::new(&place), folder, &id)?;
    let (wanted, contents) = (documents(pool).await?, folder.join("documents"));
    blocking(move || {
        there.prepare()?;
        there.sweep()?;
        there.take(&here, &newest)?;
        let lacking = there.keep_documents(&here.documents()?, &wanted)?;
        there.keep_documents(&ContentStore::open_at(contents)?, &lacking)?;
        thin(&there, now)
    })
    .await?;
    setting::set(&mut *pool.acquire().await?, LAST, &clock::to_text(now)).await
}

/// A folder of its own for each workspace: two may bear one name. The place itself is never made: a stick that is not there must not
/// become a folder on this disk.
pub(super) fn vault_in(place: &Path, workspace: &Path, id: &str) -> Result<Vault> {
    if !place.is_dir() {
        return Err(Error::file(place, std::io::ErrorKind::NotFound.into()));
    }
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy();
    let end = id.get(id.len().saturating_sub(8)..).unwrap_or_default();
    let root = place.join(format!("{name}-{end}.palmares-backups"));
    disk::refuse_link(&root)?;
    Ok(Vault::at(root))
}
