//! Whether a folder can be opened as a workspace, and what people are told when it is.

use std::path::Path;

use super::Store;
use super::open::{CREATING, FILE};
use super::vault::Vault;
use crate::clock::Timestamp;
use crate::disk;
use crate::error::{Error, PathFault, Result};
use crate::words::words;

/// How much later than this machine's clock the newest entry may be: clocks differ by minutes.
const CLOCK_TOLERANCE_MS: i64 = 5 * 60 * 1000;

words! {
    /// What people are told when a workspace opens, and what does not keep it from opening.
    Notice in "notice" {
        /// Triggers of the record were dropped, planted or altered by another program; they were put right.
        SchemaMended = "schema_mended",
        /// The newest entry is later than this machine's clock: that clock, or the one that wrote it, is wrong.
        ClockBehind = "clock_behind",
        /// The folder is one that a program copies elsewhere while it is being written.
        CloudFolder = "cloud_folder",
        /// The workspace was not closed, and the log of its last changes is not there.
        LogMissing = "log_missing",
    }
}

/// Refuses what cannot be opened before anything is written: no record, a link in its place, a share.
pub(super) fn refuse_unusable(folder: &Path) -> Result<()> {
    // The folder itself may be reached through a link: it is the one that people name.
    for name in [FILE, "workspace.sqlite-wal", "workspace.lock", "documents", "backups"] {
        disk::refuse_link(&folder.join(name))?;
    }
    if !folder.exists() {
        return Err(refused(folder, PathFault::Missing));
    }
    let record = std::fs::metadata(folder.join(FILE));
    if folder.join(CREATING).exists() || !record.is_ok_and(|record| record.is_file() && record.len() > 0) {
        return Err(refused(folder, without_record(folder)));
    }
    match disk::place_of(folder) {
        Some(disk::Place::Network) => Err(refused(folder, PathFault::Network)),
        _ => Ok(()),
    }
}

/// What a folder without a record is: one that lost it, or something else.
pub(super) fn without_record(folder: &Path) -> PathFault {
    if Vault::inside(folder).list().is_ok_and(|backups| !backups.is_empty()) {
        PathFault::NoRecord
    } else {
        PathFault::NotAWorkspace
    }
}

pub(super) fn refused(folder: &Path, reason: PathFault) -> Error {
    let path = folder.display().to_string();
    Error::WorkspacePath { path, reason }
}

/// Files that a former version made were readable by others.
pub(super) fn close_to_others(folder: &Path) -> Result<()> {
    disk::folder(folder)?;
    for name in [FILE, "workspace.lock", "workspace.sqlite-wal"] {
        let file = folder.join(name);
        if file.exists() {
            disk::close_file(&file)?;
        }
    }
    Ok(())
}

/// What people are told when a workspace opens.
pub(super) async fn notices(store: &Store, log_is_missing: bool, now: Timestamp) -> Result<Vec<Notice>> {
    let newest: Option<i64> = sqlx::query_scalar("select max(wall_ms) from journal")
        .fetch_one(&store.pool)
        .await?;
    let clock_was_ahead = newest.is_some_and(|newest| newest > now.timestamp_millis() + CLOCK_TOLERANCE_MS);
    let found = [
        (Notice::SchemaMended, !store.mended().is_empty()),
        (Notice::ClockBehind, clock_was_ahead),
        (
            Notice::CloudFolder,
            disk::place_of(store.folder()) == Some(disk::Place::Cloud),
        ),
        (Notice::LogMissing, log_is_missing),
    ];
    Ok(found
        .into_iter()
        .filter_map(|(notice, holds)| holds.then_some(notice))
        .collect())
}
