//! What was dropped, sorted into what becomes one dossier each; and a line for each entry that is none of it.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::view::{ImportItem, ImportOutcome, LeftOut};
use crate::clock::Timestamp;
use crate::document::{INPUT_LIMIT, MediaType, Sha, detect, display_name};
use crate::error::{Error, InputFault, Result};

/// Folders in folders that are followed, and files taken in at once: beyond it somebody dropped a disk.
const MAX_DEPTH: usize = 12;
const MAX_FILES: usize = 20_000;
/// How much of a file tells what it is.
const HEAD: u64 = 4096;
/// Endings of what programs are still bringing down or writing.
const UNFINISHED: [&str; 6] = ["part", "crdownload", "download", "filepart", "partial", "tmp"];

/// A file as it was when it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Where.
    pub path: PathBuf,
    size: u64,
    modified: Option<SystemTime>,
    /// Its name, where that is not its path's.
    called: Option<String>,
}

impl Seen {
    fn of(path: PathBuf, metadata: &Metadata) -> Self {
        Self {
            path,
            size: metadata.len(),
            modified: metadata.modified().ok(),
            called: None,
        }
    }

    /// One that is kept under another name than its own; none where it is not there.
    pub fn kept(path: PathBuf, name: &str) -> Option<Self> {
        let metadata = fs::metadata(&path).ok()?;
        Some(Self {
            called: Some(name.to_owned()),
            ..Self::of(path, &metadata)
        })
    }

    /// Its name as people may see it.
    pub fn name(&self) -> String {
        self.called.clone().unwrap_or_else(|| shown_name(&self.path))
    }

    /// Whether it was written so shortly before an instant that its writer may not be done.
    pub fn is_recent(&self, at: Timestamp, quiet: Duration) -> bool {
        let before = SystemTime::from(at).checked_sub(quiet);
        before
            .zip(self.modified)
            .is_some_and(|(before, modified)| modified > before)
    }

    /// The file, when it still is what was found.
    pub fn open(&self) -> Result<File, LeftOut> {
        let file = File::open(&self.path).map_err(|_| LeftOut::Unreadable)?;
        self.unchanged(&file)?;
        Ok(file)
    }

    fn unchanged(&self, file: &File) -> Result<(), LeftOut> {
        let now = file.metadata().map_err(|_| LeftOut::Unreadable)?;
        let same = now.is_file() && now.len() == self.size && now.modified().ok() == self.modified;
        if same { Ok(()) } else { Err(LeftOut::Changing) }
    }

    /// Its bytes; none, and its hash, beyond [`INPUT_LIMIT`]. A file that changes meanwhile is not taken half.
    pub fn read(&self) -> Result<Content, LeftOut> {
        let mut file = self.open()?;
        let content = if self.size > INPUT_LIMIT as u64 {
            let mut head = Vec::new();
            (&file)
                .take(HEAD)
                .read_to_end(&mut head)
                .map_err(|_| LeftOut::Unreadable)?;
            let whole = File::open(&self.path).map_err(|_| LeftOut::Unreadable)?;
            Content::Large {
                head,
                sha256: Sha::read(whole).map_err(|_| LeftOut::Unreadable)?,
                size: self.size,
            }
        } else {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).map_err(|_| LeftOut::Unreadable)?;
            Content::Bytes(bytes)
        };
        self.unchanged(&file)?;
        Ok(content)
    }
}

/// What a file holds.
pub enum Content {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Too many to be held at once.
    Large {
        /// The first of them.
        head: Vec<u8>,
        /// The hash of all.
        sha256: Sha,
        /// How many.
        size: u64,
    },
}

/// What becomes one dossier, or joins one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// A mail with its attachments, or a mailbox of several.
    Mail(Seen),
    /// Files: those of a folder, or one alone.
    Files {
        /// What names the dossier: the folder, or the file.
        name: String,
        /// The files, by name.
        files: Vec<Seen>,
    },
}

impl Unit {
    /// Its files.
    pub fn files(&self) -> &[Seen] {
        match self {
            Self::Mail(seen) => std::slice::from_ref(seen),
            Self::Files { files, .. } => files,
        }
    }
}

/// What was found under the paths given.
#[derive(Debug, Default)]
pub struct Found {
    /// What becomes one dossier each, or joins one.
    pub units: Vec<Unit>,
    /// A line for each entry that is none of it.
    pub items: Vec<ImportItem>,
}

/// Sorts paths into units, in a stable order; the same path twice is one. A link that was given leads to its target; those in
/// folders are left out, and said to be.
///
/// # Errors
/// [`Error::FileAccess`] when a path that was given cannot be read, [`Error::InvalidInput`] beyond [`MAX_FILES`].
pub fn scan(paths: &[PathBuf]) -> Result<Found> {
    let mut found = Found::default();
    let mut known = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| Error::file(path, error))?;
        let place = fs::canonicalize(path).map_err(|error| Error::file(path, error))?;
        if known.contains(&place) {
            continue;
        }
        known.push(place);
        if metadata.is_dir() {
            let entries = fs::read_dir(path).map_err(|error| Error::file(path, error))?;
            found.take(path, entries, 0);
        } else if metadata.is_file() {
            found.units.push(alone(Seen::of(path.clone(), &metadata)));
        } else {
            found.leave(path, ImportOutcome::Refused, LeftOut::Special);
        }
    }
    if found.units.iter().map(|unit| unit.files().len()).sum::<usize>() > MAX_FILES {
        return Err(Error::invalid("paths", InputFault::Range));
    }
    Ok(found)
}

/// The files that an import of these paths would look at, in its order.
///
/// # Errors
/// As [`scan`].
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let units = scan(paths)?.units;
    Ok(units
        .iter()
        .flat_map(Unit::files)
        .map(|seen| seen.path.clone())
        .collect())
}

fn alone(seen: Seen) -> Unit {
    if is_mail(&seen.path) {
        return Unit::Mail(seen);
    }
    Unit::Files {
        name: super::naming::stem(&seen.name()).to_owned(),
        files: vec![seen],
    }
}

impl Found {
    fn leave(&mut self, path: &Path, outcome: ImportOutcome, reason: LeftOut) {
        self.items
            .push(ImportItem::of(&shown_name(path), outcome, Some(reason)));
    }

    /// A folder within one that was given: one that is closed to the program does not stand in the way of the others.
    fn folder(&mut self, path: &Path, depth: usize) {
        match fs::read_dir(path) {
            Ok(entries) if depth <= MAX_DEPTH => self.take(path, entries, depth),
            Ok(_) => self.leave(path, ImportOutcome::LeftOut, LeftOut::TooDeep),
            Err(_) => self.leave(path, ImportOutcome::LeftOut, LeftOut::Closed),
        }
    }

    fn take(&mut self, path: &Path, entries: fs::ReadDir, depth: usize) {
        let mut paths = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(_) => self.leave(path, ImportOutcome::LeftOut, LeftOut::Closed),
            }
        }
        paths.sort();
        let (mut folders, mut mails, mut files) = (Vec::new(), Vec::new(), Vec::new());
        for path in paths {
            match fs::symlink_metadata(&path) {
                Err(_) => self.leave(&path, ImportOutcome::LeftOut, LeftOut::Unreadable),
                Ok(metadata) if metadata.is_symlink() => self.leave(&path, ImportOutcome::LeftOut, LeftOut::Link),
                Ok(_) if is_hidden(&path) => self.leave(&path, ImportOutcome::LeftOut, LeftOut::Hidden),
                Ok(metadata) if metadata.is_dir() => folders.push(path),
                Ok(metadata) if !metadata.is_file() => self.leave(&path, ImportOutcome::Refused, LeftOut::Special),
                Ok(_) if is_unfinished(&path) => self.leave(&path, ImportOutcome::LeftOut, LeftOut::Changing),
                Ok(metadata) if is_mail(&path) => mails.push(Seen::of(path, &metadata)),
                Ok(metadata) => files.push(Seen::of(path, &metadata)),
            }
        }
        if !files.is_empty() {
            let name = shown_name(path);
            self.units.push(Unit::Files { name, files });
        }
        self.units.extend(mails.into_iter().map(Unit::Mail));
        for inner in folders {
            self.folder(&inner, depth + 1);
        }
    }
}

/// A mail or a mailbox, by its ending or by how it begins.
fn is_mail(path: &Path) -> bool {
    if has_ending(path, &["eml", "mbox", "msg"]) {
        return true;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && detect(&head) == MediaType::Mail
}

/// Files that systems and office programs keep for themselves.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    name.starts_with('.') || name.starts_with("~$") || matches!(name.as_str(), "thumbs.db" | "desktop.ini")
}

fn is_unfinished(path: &Path) -> bool {
    has_ending(path, &UNFINISHED)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The name of a file or folder as people may see it.
pub fn shown_name(path: &Path) -> String {
    display_name(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

#[cfg(test)]
#[path = "scan_tests.rs"]
mod tests;
