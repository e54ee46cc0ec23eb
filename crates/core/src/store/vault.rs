//! A vault: a folder with backups of one workspace. `backups/` inside the workspace is one, the second place another; both look alike:
//!
//! - `workspace-20260114T090000.sqlite`, the record as it was at that instant (UTC), and beside it `….sqlite.sha256`, which
//!   `sha256sum --check` reads too;
//! - `documents/`, the documents by their hash, each once for all backups. They are copies and no links: a link shares its bytes, and
//!   what damages one damages the other.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde::Serialize;

use crate::clock::Timestamp;
use crate::disk;
use crate::document::{ContentStore, Sha};
use crate::error::{Error, Result};

const STAMP: &str = "%Y%m%dT%H%M%S";
const REGULAR: &str = "workspace-";
const SEAL: &str = ".sha256";
/// How far ahead of this machine's clock a copy may be dated and still be believed: clocks differ by minutes.
const MOST_AHEAD: chrono::Duration = chrono::Duration::minutes(10);

/// A backup in a vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Backup {
    /// File name.
    pub name: String,
    /// When it was made.
    pub made_at: Timestamp,
}

impl Backup {
    /// One that is made now.
    pub(super) fn named(label: &str, now: Timestamp) -> Self {
        Self {
            name: format!("{label}-{}.sqlite", now.format(STAMP)),
            made_at: now,
        }
    }

    /// Whether it is one of the regular copies, and not one that was made before a migration.
    pub(super) fn is_regular(&self) -> bool {
        self.name.starts_with(REGULAR)
    }

    /// Whether its date can be believed: one from the future says that a clock was wrong, and is the latest of nothing.
    pub(super) fn is_dated(&self, now: Timestamp) -> bool {
        self.made_at <= now + MOST_AHEAD
    }

    fn parse(name: &str) -> Option<Self> {
        let stamp = name.strip_suffix(".sqlite")?.rsplit('-').next()?;
        let made_at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
        Some(Self {
            name: name.to_owned(),
            made_at,
        })
    }
}

/// See the module.
#[derive(Debug, Clone)]
pub(crate) struct Vault {
    root: PathBuf,
}

impl Vault {
    /// That of a workspace's own folder.
    pub fn inside(workspace: &Path) -> Self {
        Self {
            root: workspace.join("backups"),
        }
    }

    /// The vault in this folder.
    pub fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Makes its folder where there is none; what others may read is closed to them.
    pub fn prepare(&self) -> Result<()> {
        disk::folder(&self.root)
    }

    /// Where a backup's record is.
    pub fn file(&self, backup: &Backup) -> PathBuf {
        self.root.join(&backup.name)
    }

    /// The documents of all its backups.
    pub fn documents(&self) -> Result<ContentStore> {
        ContentStore::open_at(self.root.join("documents"))
    }

    /// The same for looking: nothing is made.
    pub fn documents_as_they_are(&self) -> ContentStore {
        ContentStore::look_at(self.root.join("documents"))
    }

    /// Its backups, oldest first; none where there is no folder.
    pub fn list(&self) -> Result<Vec<Backup>> {
        let names = self.names()?;
        let mut backups: Vec<Backup> = names.iter().filter_map(|name| Backup::parse(name)).collect();
        backups.sort_by(|a, b| (a.made_at, &a.name).cmp(&(b.made_at, &b.name)));
        Ok(backups)
    }

    /// The newest regular one whose date can be believed.
    pub fn newest(&self, now: Timestamp) -> Result<Option<Backup>> {
        let is_latest = |backup: &Backup| backup.is_regular() && backup.is_dated(now);
        Ok(self.list()?.into_iter().rev().find(is_latest))
    }

    fn names(&self) -> Result<Vec<String>> {
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(source) => return Err(Error::file(&self.root, source)),
        };
        let files = entries
            .flatten()
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        Ok(files
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect())
    }

    /// Where a backup is made before it gets its name.
    pub fn part(&self, backup: &Backup) -> PathBuf {
        self.file(backup).with_extension("part")
    }

    /// Gives a copy that is whole its name, its seal first: what bears its name is complete.
    pub fn place(&self, backup: &Backup) -> Result<()> {
        let (part, file) = (self.part(backup), self.file(backup));
        let sealed = sealed(&hash_of(&part)?, backup);
        disk::close_file(&part)?;
        disk::write(&self.seal(backup), sealed.as_bytes())?;
        let sync = fs::File::open(&part).and_then(|file| file.sync_all());
        sync.and_then(|()| fs::rename(&part, &file))
            .map_err(|source| Error::file(&file, source))?;
        disk::sync_folder(&self.root)
    }

    fn seal(&self, backup: &Backup) -> PathBuf {
        let mut seal = self.file(backup).into_os_string();
        seal.push(SEAL);
        seal.into()
    }

    /// Whether a backup is what was written, byte for byte; nothing for one that bears no seal.
    pub fn holds(&self, backup: &Backup) -> Result<Option<bool>> {
        let seal = match fs::read(self.seal(backup)) {
            Ok(seal) => String::from_utf8_lossy(&seal).into_owned(),
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(Error::file(&self.seal(backup), source)),
        };
        Ok(Some(seal == sealed(&hash_of(&self.file(backup))?, backup)))
    }

    /// Whether the same backup is here, as far as its seal and its size tell.
    fn has(&self, from: &Self, backup: &Backup) -> bool {
        let told = |vault: &Self| {
            Some((
                fs::read(vault.seal(backup)).ok()?,
                fs::metadata(vault.file(backup)).ok()?.len(),
            ))
        };
        told(self).is_some() && told(self) == told(from)
    }

    /// Copies a backup of another vault here, unless it is here already.
    pub fn take(&self, from: &Self, backup: &Backup) -> Result<()> {
        if self.has(from, backup) {
            return Ok(());
        }
        let (source, part) = (from.file(backup), self.part(backup));
        fs::copy(&source, &part).map_err(|error| Error::file(&part, error))?;
        self.place(backup)?;
        if from.holds(backup)? == Some(false) || hash_of(&source)? != hash_of(&self.file(backup))? {
            return Err(Error::Damaged {
                detail: backup.name.clone(),
            });
        }
        Ok(())
    }

    /// Keeps the documents that are not here yet, and returns those that cannot be had whole.
    pub fn keep_documents(&self, from: &ContentStore, wanted: &[Sha]) -> Result<Vec<Sha>> {
        let pool = self.documents()?;
        pool.sweep()?;
        let mut lacking = Vec::new();
        for sha256 in wanted {
            if !pool.is_there(sha256)
                && !from
                    .open(sha256)
                    .and_then(|file| pool.put_expected(file, sha256))
                    .or_else(lost)?
            {
                lacking.push(sha256.clone());
            }
        }
        Ok(lacking)
    }

    /// Removes what a backup cut short had begun: copies without a name, seals without a copy.
    pub fn sweep(&self) -> Result<()> {
        let names: BTreeSet<String> = self.names()?.into_iter().collect();
        for name in &names {
            let begun = name.starts_with(REGULAR) || name.starts_with("before-schema-");
            let begun = begun
                && [".part", ".part-journal", ".part-wal"]
                    .iter()
                    .any(|end| name.ends_with(end));
            let alone = name.strip_suffix(SEAL).is_some_and(|copy| !names.contains(copy));
            if begun || alone {
                disk::remove(&self.root.join(name))?;
            }
        }
        Ok(())
    }

    /// Removes a backup with its seal.
    pub fn remove(&self, backup: &Backup) -> Result<()> {
        disk::remove(&self.file(backup))?;
        disk::remove(&self.seal(backup))
    }
}

/// What stands in the seal of a backup, to its last byte.
fn sealed(sha256: &Sha, backup: &Backup) -> String {
    format!("{sha256}  {}\n", backup.name)
}

/// A document that is not there is lacking; a folder that cannot be read is an error.
fn lost(error: Error) -> Result<bool> {
    match error {
        Error::NotFound { .. } => Ok(false),
        other => Err(other),
    }
}

/// The hash of a file's bytes.
pub(super) fn hash_of(path: &Path) -> Result<Sha> {
    let file = fs::File::open(path).map_err(|source| Error::file(path, source))?;
    Sha::read(file).map_err(|source| Error::file(path, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_backup_is_left_alone() {
        assert_eq!(Backup::parse("notes.txt"), None);
        assert_eq!(Backup::parse("workspace-later.sqlite"), None);
        let made = Backup::parse("workspace-20260114T090000.sqlite").unwrap();
        assert_eq!(made.made_at, "2026-01-14T09:00:00Z".parse::<Timestamp>().unwrap());
    }

    #[test]
    fn what_a_kill_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::at(folder.path().join("backups"));
        vault.prepare().unwrap();
        let backup = Backup::named("workspace", "2026-01-14T09:00:00Z".parse().unwrap());
        for name in [
            "workspace-20260115T090000.part",
            "workspace-20260115T090000.part-journal",
            "workspace-20260116T090000.sqlite.sha256",
            "notes.txt",
        ] {
            fs::write(vault.root.join(name), "x").unwrap();
        }
        fs::write(vault.part(&backup), "whole").unwrap();
        vault.place(&backup).unwrap();
        vault.sweep().unwrap();
        let mut names = vault.names().unwrap();
        names.sort();
        assert_eq!(
            names,
            [
                "notes.txt",
                "workspace-20260114T090000.sqlite",
                "workspace-20260114T090000.sqlite.sha256"
            ]
        );
        assert_eq!(vault.holds(&backup).unwrap(), Some(true));
        let seal = fs::read_to_string(vault.seal(&backup)).unwrap();
        fs::write(vault.seal(&backup), seal.replace("workspace", "Workspace")).unwrap();
        assert_eq!(vault.holds(&backup).unwrap(), Some(false), "the seal itself");
        fs::write(vault.seal(&backup), seal).unwrap();
        fs::write(vault.file(&backup), "altered").unwrap();
        assert_eq!(vault.holds(&backup).unwrap(), Some(false));
    }

    #[test]
    fn a_document_that_is_damaged_or_gone_is_lacking_and_never_kept_under_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let from = ContentStore::open_at(folder.path().join("documents")).unwrap();
        let vault = Vault::at(folder.path().join("backups"));
        vault.prepare().unwrap();
        let (whole, damaged) = (from.put(b"whole").unwrap().sha256, from.put(b"damaged").unwrap().sha256);
        fs::write(from.path(&damaged), b"changed").unwrap();
        let gone = Sha::of(b"gone");
        let wanted = [whole.clone(), damaged.clone(), gone.clone()];
        assert_eq!(vault.keep_documents(&from, &wanted).unwrap(), [damaged, gone]);
        assert_eq!(vault.documents().unwrap().list().unwrap(), [whole]);
    }
}
