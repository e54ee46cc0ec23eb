//! Who holds the workspace: an operating-system lock on `workspace.lock`, and a note beside it for whom comes second.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::{self, Timestamp};
use crate::disk;
use crate::error::{Error, Result};

const LOCK: &str = "workspace.lock";
const NOTE: &str = "workspace.holder.json";

/// The person, the machine and the moment a workspace was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Holder {
    /// Account name on the machine.
    pub account: String,
    /// Name of the machine.
    pub host: String,
    /// RFC 3339 instant of opening.
    pub since: String,
}

impl Holder {
    /// The present process.
    pub fn here(now: Timestamp) -> Self {
        Self {
            account: whoami::username().unwrap_or_default(),
            host: gethostname::gethostname().to_string_lossy().into_owned(),
            since: clock::to_text(now),
        }
    }
}

/// Held for as long as it lives; the system drops the lock with the process, however it ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    note: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A note that stays says that the workspace was not closed, which costs a look at its log.
        let _ = std::fs::remove_file(&self.note);
    }
}

impl Lock {
    /// Whether whoever held the workspace last did not close it. To be asked before it is taken.
    pub fn was_left(folder: &Path) -> bool {
        folder.join(NOTE).exists()
    }

    /// Takes the workspace, or says who has it.
    pub fn take(folder: &Path, now: Timestamp) -> Result<Self> {
        let path = folder.join(LOCK);
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(|source| Error::file(&path, source))?;
        disk::close_file(&path)?;
        match file.try_lock() {
            // The note is for whom comes second: a full disk keeps nobody from what is already on it.
            Ok(()) => match write_note(folder, &Holder::here(now)) {
                Ok(()) | Err(Error::DiskFull) => Ok(Self {
                    file,
                    note: folder.join(NOTE),
                }),
                Err(error) => Err(error),
            },
            Err(TryLockError::WouldBlock) => Err(held(folder)),
            Err(TryLockError::Error(source)) => Err(Error::file(&path, source)),
        }
    }
}

impl Lock {
    /// Whether the lock that is held is still the one in this folder: not of a folder that was moved or deleted, nor of another
    /// that took its place. What is written into a file without a name is lost with the process.
    pub fn is_in(&self, folder: &Path) -> bool {
        let (Ok(held), Ok(there)) = (self.file.metadata(), std::fs::metadata(folder.join(LOCK))) else {
            return false;
        };
        same_file(&held, &there)
    }
}

#[cfg(unix)]
fn same_file(held: &std::fs::Metadata, there: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (held.dev(), held.ino()) == (there.dev(), there.ino())
}

/// Elsewhere a file that is held can neither be moved nor deleted.
#[cfg(not(unix))]
fn same_file(_: &std::fs::Metadata, _: &std::fs::Metadata) -> bool {
    true
}

fn write_note(folder: &Path, holder: &Holder) -> Result<()> {
    let path = folder.join(NOTE);
    let note = serde_json::to_vec(holder)?;
    disk::write(&path, &note)
}

/// The refusal, with what the note says; a note that is not readable yet leaves the fields empty.
fn held(folder: &Path) -> Error {
    let holder = std::fs::read(folder.join(NOTE))
        .ok()
        .and_then(|note| serde_json::from_slice::<Holder>(&note).ok());
    let (account, host, since) =
        holder.map_or_else(Default::default, |holder| (holder.account, holder.host, holder.since));
    Error::WorkspaceHeld {
        holder: account,
        host,
        since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_opener_is_told_who_holds_the_workspace() {
        let folder = tempfile::tempdir().unwrap();
        let now = clock::now();
        let _first = Lock::take(folder.path(), now).unwrap();
        match Lock::take(folder.path(), now) {
            Err(Error::WorkspaceHeld { host, since, .. }) => {
                assert_eq!(since, clock::to_text(now));
                assert!(!host.is_empty());
            }
            other => panic!("expected the holder, got {other:?}"),
        }
    }

    #[test]
    fn a_workspace_is_free_again_once_its_holder_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        drop(Lock::take(folder.path(), clock::now()).unwrap());
        Lock::take(folder.path(), clock::now()).unwrap();
    }
}
