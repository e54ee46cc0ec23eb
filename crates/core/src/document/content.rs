//! Documents' bytes on disk, under the SHA-256 of their content and under no other name.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::sha::Sha;
use crate::error::{Error, Result};

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
        fs::create_dir_all(&root).map_err(|error| Error::file(&root, error))?;
        Ok(Self { root })
    }

    /// Stores a content; [`Error::DiskFull`] leaves nothing behind.
    pub fn put(&self, content: &[u8]) -> Result<Stored> {
        self.put_from(content)
    }

    /// Stores what a reader gives, without holding it in memory.
    pub fn put_from(&self, mut reader: impl Read) -> Result<Stored> {
        let part = Part::create(&self.root)?;
        let (sha256, size) = part.fill(&mut reader)?;
        let path = self.path(&sha256);
        // What is in place may have been damaged since: only a content that still has its size is left untouched, the
        // rest is for `verify` to tell.
        if fs::metadata(&path).is_ok_and(|known| known.is_file() && known.len() == size) {
            return Ok(Stored { sha256, size });
        }
        let folder = path.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            fs::create_dir_all(folder).map_err(|error| Error::file(folder, error))?;
            sync_folder(&self.root)?;
        }
        part.rename(&path)?;
        sync_folder(folder)?;
        Ok(Stored { sha256, size })
    }

    /// Where a content is, or would be.
    pub fn path(&self, sha256: &Sha) -> PathBuf {
        self.root.join(sha256.prefix()).join(sha256.as_str())
    }

    /// A content for reading; [`Error::NotFound`] when it is not in the store.
    pub fn open(&self, sha256: &Sha) -> Result<File> {
        let path = self.path(sha256);
        File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::not_found("content", sha256),
            _ => Error::file(&path, error),
        })
    }

    /// A whole content in memory.
    pub fn read(&self, sha256: &Sha) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        let path = self.path(sha256);
        self.open(sha256)?
            .read_to_end(&mut content)
            .map_err(|error| Error::file(&path, error))?;
        Ok(content)
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

/// Makes a rename in a folder durable. Windows has no such call and orders renames by itself.
fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| Error::file(folder, error))?;
    }
    Ok(())
}

/// A copy that failed, on the side of the reader or of the writer.
struct CopyError {
    source: io::Error,
    reading: bool,
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
        let file = File::create(&path).map_err(|error| Error::file(&path, error))?;
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
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, ContentStore) {
        let folder = tempfile::tempdir().unwrap();
        let store = ContentStore::open_at(folder.path().join("documents")).unwrap();
        (folder, store)
    }

    #[test]
    fn a_content_is_found_again_under_its_hash() {
        let (_folder, store) = store();
        let stored = store.put(b"abc").unwrap();
        assert_eq!(
            stored.sha256.as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(stored.size, 3);
        assert_eq!(store.read(&stored.sha256).unwrap(), b"abc");
        assert!(store.path(&stored.sha256).ends_with(format!("ba/{}", stored.sha256)));
        assert!(store.verify(&stored.sha256).unwrap());
    }

    /// A file written anew would be another one on disk, whatever its bytes and its dates.
    #[cfg(unix)]
    #[test]
    fn the_same_content_is_kept_once_and_left_untouched() {
        use std::os::unix::fs::MetadataExt;

        let (_folder, store) = store();
        let stored = store.put(b"abc").unwrap();
        let file = |store: &ContentStore| fs::metadata(store.path(&stored.sha256)).unwrap().ino();
        let first = file(&store);
        assert_eq!(store.put(b"abc").unwrap(), stored);
        assert_eq!(file(&store), first);
        assert_eq!(store.list().unwrap(), std::slice::from_ref(&stored.sha256));
    }

    #[test]
    fn an_empty_content_is_a_content() {
        let (_folder, store) = store();
        assert_eq!(store.put(b"").unwrap().size, 0);
    }

    #[test]
    fn a_changed_content_is_detected_and_a_cut_one_is_mended_by_putting_it_again() {
        let (_folder, store) = store();
        let stored = store.put(b"abc").unwrap();
        fs::write(store.path(&stored.sha256), b"abd").unwrap();
        assert!(!store.verify(&stored.sha256).unwrap());
        fs::write(store.path(&stored.sha256), b"a").unwrap();
        store.put(b"abc").unwrap();
        assert!(store.verify(&stored.sha256).unwrap());
    }

    #[test]
    fn a_missing_content_is_not_found() {
        let (_folder, store) = store();
        let sha256 = "00".repeat(32).parse().unwrap();
        assert!(matches!(store.open(&sha256), Err(Error::NotFound { .. })));
        store.remove(&sha256).unwrap();
    }

    #[test]
    fn a_failing_reader_leaves_nothing_behind() {
        struct Failing;
        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::from(io::ErrorKind::StorageFull))
            }
        }
        let (_folder, store) = store();
        assert!(matches!(store.put_from(Failing), Err(Error::DiskFull)));
        assert_eq!(read_folder(&store.root).unwrap(), Vec::<PathBuf>::new());
    }

    #[test]
    fn leftovers_and_strangers_are_not_contents_and_leftovers_are_swept() {
        let (_folder, store) = store();
        let stored = store.put(b"abc").unwrap();
        fs::write(store.root.join("1-2.part"), b"half").unwrap();
        fs::create_dir_all(store.root.join("zz")).unwrap();
        fs::write(store.root.join("zz").join(stored.sha256.as_str()), b"abc").unwrap();
        assert_eq!(store.list().unwrap(), std::slice::from_ref(&stored.sha256));
        assert_eq!(store.sweep().unwrap(), 1);
        assert_eq!(store.list().unwrap(), [stored.sha256]);
    }
}
