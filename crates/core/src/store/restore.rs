//! Putting a backup back: stage → verify → documents → set aside what is there → swap. Killed at any step and run again, it ends well:
//! until the swap the record in place is the former one or none, and none is offered to be restored; nothing is ever removed but what
//! an earlier attempt had staged.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::backup::{blocking, opens_whole, read_only};
use super::hooks::Hooks;
use super::lock::Lock;
use super::vault::{Backup, Vault, hash_of};
use super::{Store, device, migrate, open};
use crate::clock::Timestamp;
use crate::disk;
use crate::document::{ContentStore, Sha};
use crate::error::{Error, Result};

const STAGED: &str = "workspace.sqlite.restored";
/// What a file that is set aside is called from then on.
const ASIDE: &str = "endommagé";

/// What was put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Restored {
    /// The backup.
    pub backup: Backup,
    /// Its folder.
    pub from: String,
    /// Files that were in place and were set aside, by their new names.
    pub set_aside: Vec<String>,
    /// Documents that can be had whole nowhere, by their hash: importing the original mends them.
    pub lacking: Vec<String>,
}

/// After each of these a restoration may be cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The backup lies beside the record and was verified.
    Staged,
    /// The documents are in their place.
    Documents,
    /// The former record is set aside.
    RecordAside,
    /// So is its log.
    LogAside,
    /// The backup is the record.
    Swapped,
}

impl Store {
    /// See [`restore`].
    pub(crate) async fn put_back(
        folder: &Path,
        from: Option<&Path>,
        now: Timestamp,
        hooks: Hooks,
        pace: &(dyn Fn(Step) -> Result<()> + Sync),
    ) -> Result<Restored> {
        restore(folder, from, now, hooks, pace).await
    }
}

/// Restores a workspace folder, which need not exist, from a backup: the newest whole one of its own, or what `from` names — a backup,
/// a folder of backups, a folder that holds one such folder, another workspace. The record goes on as a device of its own: what the
/// former one did after the backup may still come back from a copy, and must not meet other entries under its numbers.
///
/// # Errors
/// [`Error::WorkspaceHeld`]; [`Error::NotFound`] `backup` where none is whole; [`Error::WorkspaceNewer`].
async fn restore(
    folder: &Path,
    from: Option<&Path>,
    now: Timestamp,
    hooks: Hooks,
    pace: &(dyn Fn(Step) -> Result<()> + Sync),
) -> Result<Restored> {
    let source = source_of(folder, from)?;
    let (vault, backup) = newest_whole(&source, now, hooks).await?;
    for part in [folder.to_owned(), folder.join("backups"), folder.join("documents")] {
        disk::folder(&part)?;
    }
    let lock = Lock::take(folder, now)?;
    let staged = folder.join(STAGED);
    let wanted = stage(&vault, &backup, &staged, hooks).await?;
    pace(Step::Staged)?;
    let (contents, pools) = (folder.join("documents"), source.contents);
    let mended = blocking(move || mend_documents(&ContentStore::open_at(contents)?, &pools, wanted, now));
    let (mut set_aside, lacking) = mended.await?;
    pace(Step::Documents)?;
    set_aside.extend(swap(folder, &staged, now, pace)?);
    drop(lock);
    Ok(Restored {
        backup,
        from: vault.root().display().to_string(),
        set_aside,
        lacking: lacking.iter().map(Sha::to_string).collect(),
    })
}

/// Sets what is in place aside and gives the staged backup its name; the new names of what was there.
fn swap(
    folder: &Path,
    staged: &Path,
    now: Timestamp,
    pace: &(dyn Fn(Step) -> Result<()> + Sync),
) -> Result<Vec<String>> {
    let mut set_aside = Vec::new();
    // The record first: a record without its log would be an older one that looks whole.
    for (name, step) in [
        ("workspace.sqlite", Step::RecordAside),
        ("workspace.sqlite-wal", Step::LogAside),
        ("workspace.sqlite-shm", Step::LogAside),
        ("workspace.sqlite-journal", Step::LogAside),
    ] {
        set_aside.extend(aside(&folder.join(name), now)?);
        disk::sync_folder(folder)?;
        pace(step)?;
    }
    let record = folder.join(open::FILE);
    fs::rename(staged, &record).map_err(|source| Error::file(&record, source))?;
    disk::sync_folder(folder)?;
    pace(Step::Swapped)?;
    Ok(set_aside)
}

/// Where backups are looked for, and where documents.
struct Source {
    vault: Vault,
    only: Option<String>,
    contents: Vec<ContentStore>,
}

fn source_of(folder: &Path, from: Option<&Path>) -> Result<Source> {
    let from = from.unwrap_or(folder);
    let (root, only) = if from.is_file() {
        let name = from.file_name().map(|name| name.to_string_lossy().into_owned());
        (from.parent().unwrap_or(from).to_owned(), name)
    } else {
        (folder_of_backups(from)?, None)
    };
    let beside = root.parent().map(|workspace| workspace.join("documents"));
    let vault = Vault::at(root);
    let mut contents = vec![vault.documents_as_they_are()];
    contents.extend(beside.map(ContentStore::look_at));
    Ok(Source { vault, only, contents })
}

/// The folder itself, its `backups`, or the only folder of backups in it: people name a stick by its root.
fn folder_of_backups(from: &Path) -> Result<PathBuf> {
    let own = from.join("backups");
    if own.is_dir() {
        return Ok(own);
    }
    let entries = fs::read_dir(from).map_err(|source| Error::file(from, source))?;
    let inside = entries.flatten().map(|entry| entry.path());
    let mut vaults = inside.filter(|path| path.extension().is_some_and(|end| end == "palmares-backups"));
    match (vaults.next(), vaults.next()) {
        (Some(only), None) => Ok(only),
        _ => Ok(from.to_owned()),
    }
}

async fn newest_whole(source: &Source, now: Timestamp, hooks: Hooks) -> Result<(Vault, Backup)> {
    let is_meant = |backup: &Backup| source.only.as_ref().is_none_or(|name| *name == backup.name);
    let mut backups: Vec<Backup> = source.vault.list()?.into_iter().filter(is_meant).collect();
    // A regular one before one made before a migration; one from the future only when nothing else is there.
    backups.sort_by_key(|backup| (backup.is_dated(now), backup.is_regular(), backup.made_at));
    for backup in backups.into_iter().rev() {
        let (vault, read) = (source.vault.clone(), backup.clone());
        if blocking(move || vault.holds(&read)).await? == Some(false) {
            continue;
        }
        match whole(&source.vault.file(&backup), hooks).await {
            Err(error @ Error::WorkspaceNewer { .. }) => return Err(error),
            Err(_) => {}
            Ok(()) => return Ok((source.vault.clone(), backup)),
        }
    }
    Err(Error::not_found("backup", source.vault.root().display()))
}

/// Whether the record of a copy holds, by its own schema.
async fn whole(file: &Path, hooks: Hooks) -> Result<()> {
    let is_former = migrate::refuse_newer(file).await? < migrate::newest_schema();
    let hook = if is_former { hooks.before_migration } else { hooks.whole };
    opens_whole(file, hook).await
}

/// Lays the backup beside the record, of the present schema and on a device of its own, and says which contents it names.
async fn stage(vault: &Vault, backup: &Backup, staged: &Path, hooks: Hooks) -> Result<Vec<Sha>> {
    let (file, copy) = (vault.file(backup), staged.to_owned());
    blocking(move || {
        clear(&copy)?;
        fs::copy(&file, &copy).map_err(|source| Error::file(&copy, source))?;
        disk::close_file(&copy)?;
        if hash_of(&file)? == hash_of(&copy)? {
            return Ok(());
        }
        let detail = file.display().to_string();
        Err(Error::Damaged { detail })
    })
    .await?;
    migrate::migrate(staged, hooks).await?;
    let mut connection = SqliteConnectOptions::new().filename(staged).connect().await?;
    let became = device::become_another(&mut connection).await;
    connection.close().await?;
    became?;
    opens_whole(staged, hooks.whole).await?;
    let mut connection = read_only(staged).await?;
    let names: Vec<String> = sqlx::query_scalar(include_str!("stored_hashes.sql"))
        .fetch_all(&mut connection)
        .await?;
    connection.close().await?;
    names.iter().map(|name| name.parse()).collect()
}

/// Removes what an earlier attempt had staged.
pub(super) fn clear_staged(folder: &Path) -> Result<()> {
    clear(&folder.join(STAGED))
}

fn clear(staged: &Path) -> Result<()> {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = staged.as_os_str().to_owned();
        name.push(end);
        disk::remove(Path::new(&name))?;
    }
    Ok(())
}

/// Puts each document in its place, whole: what was set aside for it, and those that can be had nowhere.
fn mend_documents(
    contents: &ContentStore,
    pools: &[ContentStore],
    wanted: Vec<Sha>,
    now: Timestamp,
) -> Result<(Vec<String>, Vec<Sha>)> {
    contents.sweep()?;
    let (mut set_aside, mut lacking) = (Vec::new(), Vec::new());
    for sha256 in wanted {
        if contents.is_there(&sha256) {
            if contents.verify(&sha256)? {
                continue;
            }
            set_aside.extend(aside(&contents.path(&sha256), now)?);
        }
        let put = |pool: &ContentStore| {
            pool.open(&sha256)
                .and_then(|file| contents.put_expected(file, &sha256))
                .unwrap_or(false)
        };
        if !pools.iter().any(put) {
            lacking.push(sha256);
        }
    }
    Ok((set_aside, lacking))
}

/// Gives a file that is there another name, which no other file has.
fn aside(path: &Path, now: Timestamp) -> Result<Option<String>> {
    if fs::symlink_metadata(path).is_err() {
        return Ok(None);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stamp = now.format("%Y%m%dT%H%M%S");
    let free = (1..).map(|count: u32| match count {
        1 => path.with_file_name(format!("{name}.{stamp}.{ASIDE}")),
        _ => path.with_file_name(format!("{name}.{stamp}-{count}.{ASIDE}")),
    });
    let free = free.into_iter().find(|path| fs::symlink_metadata(path).is_err());
    let Some(free) = free else { return Ok(None) };
    fs::rename(path, &free).map_err(|source| Error::file(path, source))?;
    Ok(free.file_name().map(|name| name.to_string_lossy().into_owned()))
}
