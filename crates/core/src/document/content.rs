//! Documents' bytes on disk, under the SHA-256 of their content and under no other name.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::sha::Sha;
use crate::disk;
use crate::error::{DocumentFault, Error, Result};

const CHUNK: usize = 128 << 10;
const PART: &str = ".part";

/// A content that is in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Stored {
    /// SHA-256 of the content.
    pub sha256: Sha,
    /// Bytes.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub size: u64,
}

/// The documents of a workspace: `ab/abcdef…`, one file per content, written once.
///
/// What is in place is whole: a content is written beside, synchronised, renamed, and its folder synchronised, so that a
/// crash leaves a `.part` file at worst. Putting the same content again changes nothing.
#[derive(Debug, Clone)]
pub struct ContentStore {
    root: PathBuf,
}

impl ContentStore {
    /// The store in this folder, made when it is not there.
    pub fn open_at(root: impl Into<PathBuf>) -> Result<Self> {
        let root = root.into();
        disk::folder(&root)?;
        Ok(Self { root })
    }

    /// The store in this folder as it stands: nothing is made.
    pub fn look_at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Stores a content; [`Error::DiskFull`] leaves nothing behind.
    pub fn put(&self, content: &[u8]) -> Result<Stored> {
        self.put_from(content)
    }

    /// Stores what a reader gives, without holding it in memory.
    pub fn put_from(&self, mut reader: impl Read) -> Result<Stored> {
        let part = Part::create(&self.root)?;
        let (sha256, size) = part.fill(&mut reader)?;
        self.place(&part, &sha256)?;
        Ok(Stored { sha256, size })
    }

    /// Stores what must be this content; false, and nothing is stored, when it is another one.
    pub fn put_expected(&self, mut reader: impl Read, sha256: &Sha) -> Result<bool> {
        let part = Part::create(&self.root)?;
        let is_it = part.fill(&mut reader)?.0 == *sha256;
        if is_it {
            self.place(&part, sha256)?;
        }
        Ok(is_it)
    }

    /// Puts a content in its place. What is there may have been damaged since: only what still is that content is left untouched, so
    /// that storing the original again mends it.
    fn place(&self, part: &Part, sha256: &Sha) -> Result<()> {
        let path = self.path(sha256);
        if self.is_there(sha256) && self.verify(sha256)? {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            disk::folder(folder)?;
            disk::sync_folder(&self.root)?;
        }
        disk::refuse_link(folder)?;
        part.rename(&path)?;
        disk::sync_folder(folder)
    }

    /// Whether a file stands in the place of this content, whatever it holds by now.
    pub fn is_there(&self, sha256: &Sha) -> bool {
        fs::symlink_metadata(self.path(sha256)).is_ok_and(|found| found.is_file())
    }

    /// Where a content is, or would be.
    pub fn path(&self, sha256: &Sha) -> PathBuf {
        self.root.join(sha256.prefix()).join(sha256.as_str())
    }

    /// A content for reading; [`Error::NotFound`] when it is not in the store.
    pub fn open(&self, sha256: &Sha) -> Result<File> {
        let path = self.path(sha256);
        disk::refuse_link(&path)?;
        File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::not_found("content", sha256),
            _ => Error::file(&path, error),
        })
    }

    /// A whole content in memory.
    ///
    /// # Errors
    /// [`Error::DocumentUnreadable`] `altered` for one that is no longer what was stored.
    pub fn read(&self, sha256: &Sha) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        let path = self.path(sha256);
        self.open(sha256)?
            .read_to_end(&mut content)
            .map_err(|error| Error::file(&path, error))?;
        whole(Sha::of(&content) == *sha256)?;
        Ok(content)
    }

    /// Where a content is that still is what was stored, to be shown or handed on.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::DocumentUnreadable`] `altered`.
    pub fn whole(&self, sha256: &Sha) -> Result<PathBuf> {
        whole(self.verify(sha256)?)?;
        Ok(self.path(sha256))
    }

    /// Whether a content is there and still hashes to its name; [`Error::NotFound`] when it is not there.
    pub fn verify(&self, sha256: &Sha) -> Result<bool> {
        let path = self.path(sha256);
        let mut file = BufReader::new(self.open(sha256)?);
        let (found, _) = copy_hashed(&mut file, &mut io::sink()).map_err(|error| Error::file(&path, error.source))?;
        Ok(found == *sha256)
    }

    /// Every content in the store, in order. Files that are not contents (leftovers, strangers) are not listed.
    pub fn list(&self) -> Result<Vec<Sha>> {
        let mut all = Vec::new();
        for folder in read_folder(&self.root)? {
            if !folder.is_dir() {
                continue;
            }
            for file in read_folder(&folder)? {
                let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
                all.extend(name.parse::<Sha>().ok().filter(|sha256| self.path(sha256) == file));
            }
        }
        all.sort();
        Ok(all)
    }

    /// Removes a content that no document names any more; one that is not there is already removed.
    pub fn remove(&self, sha256: &Sha) -> Result<()> {
        let path = self.path(sha256);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::file(&path, error)),
            _ => Ok(()),
        }
    }

    /// Removes what an interrupted writing left; to be called when the workspace has been opened for writing.
    pub fn sweep(&self) -> Result<usize> {
        let mut swept = 0;
        for file in read_folder(&self.root)? {
            let is_part = file
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.ends_with(PART));
            if is_part && file.is_file() {
                fs::remove_file(&file).map_err(|error| Error::file(&file, error))?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}

/// Storing the original again is what mends a content that is no longer what was stored.
fn whole(is_whole: bool) -> Result<()> {
    if is_whole {
        return Ok(());
    }
    Err(Error::DocumentUnreadable {
        reason: DocumentFault::Altered,
    })
}

fn read_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| Error::file(folder, error))?;
    entries
        .map(|entry| {
            entry
                .map(|entry| entry.path())
                .map_err(|error| Error::file(folder, error))
        })
        .collect()
}

/// A copy that failed, on the side of the reader or of the writer.
struct CopyError {
    source: io::Error,
    reading: bool,
}

/// Copies and hashes in one go; gives the hash and how many bytes there were.
pub(crate) fn hashed(reader: &mut impl Read, writer: &mut impl Write) -> io::Result<(Sha, u64)> {
    copy_hashed(reader, writer).map_err(|error| error.source)
}

fn copy_hashed(reader: &mut impl Read, writer: &mut impl Write) -> Result<(Sha, u64), CopyError> {
    let mut hasher = Sha256::new();
    let mut size = 0;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = match reader.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(source) => return Err(CopyError { source, reading: true }),
        };
        let bytes = chunk.get(..read).unwrap_or_default();
        hasher.update(bytes);
        writer
            .write_all(bytes)
            .map_err(|source| CopyError { source, reading: false })?;
        size += read as u64;
    }
    Ok((Sha::from_digest(&hasher.finalize()), size))
}

/// A content being written; removed unless it is renamed. It stands at the root of the store: its folder is known only
/// once its last byte is.
struct Part {
    path: PathBuf,
    file: File,
}

impl Part {
    fn create(root: &Path) -> Result<Self> {
        // Two imports of one process write at once; two processes cannot, since a workspace has one holder.
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = root.join(format!("{}-{number}{PART}", std::process::id()));
        let file = disk::create(&path).map_err(|error| Error::file(&path, error))?;
        Ok(Self { path, file })
    }

    fn fill(&self, reader: &mut impl Read) -> Result<(Sha, u64)> {
        let mut file = &self.file;
        let filled = copy_hashed(reader, &mut file).map_err(|error| {
            let path = if error.reading { Path::new("") } else { &self.path };
            Error::file(path, error.source)
        })?;
        self.file.sync_all().map_err(|error| Error::file(&self.path, error))?;
        Ok(filled)
    }

    fn rename(&self, path: &Path) -> Result<()> {
        fs::rename(&self.path, path).map_err(|error| Error::file(path, error))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After a rename there is nothing left to remove; otherwise a leftover is swept at the next opening.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests;
