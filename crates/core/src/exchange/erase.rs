//! Erasing a member's copy once the session is over, with a certificate of what was erased.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::clock::Timestamp;
use crate::document::{Sha, hashed};
use crate::error::{Error, Result};
use crate::journal::Caller;
use crate::pack::home::{require, unreturned};
use crate::store::Store;

/// A file that was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ErasedFile {
    /// Where it was, inside the copy's folder.
    pub path: String,
    /// Bytes.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub size: u64,
    /// SHA-256 of what it held, 64 hexadecimal digits.
    pub sha256: String,
}

/// The certificate: what was erased, when, and that nothing is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Erased {
    /// The folder that is gone.
    pub folder: String,
    /// When.
    pub at: Timestamp,
    /// What was in it, in order.
    pub files: Vec<ErasedFile>,
    /// Whether acts were there that no return held.
    pub unreturned: u32,
}

/// A copy at home that may be erased.
#[derive(Debug)]
pub struct Erasable {
    folder: PathBuf,
    at: Timestamp,
    unreturned: u32,
}

/// Whether what is open may be erased by whoever asks: a copy at home, by its member. It is closed before [`Erasable::erase`].
///
/// # Errors
/// [`Error::NotFound`] `home` for a workspace of the secretariat's, which is never erased.
pub async fn erasable(store: &Store, caller: &Caller) -> Result<Erasable> {
    caller.actor().require_member()?;
    let mut connection = store.read().await?;
    let home = require(&mut connection).await?;
    let unreturned = unreturned(&mut connection, &home).await?;
    Ok(Erasable {
        folder: store.folder().to_owned(),
        at: caller.at,
        unreturned,
    })
}

impl Erasable {
    /// Erases the folder with everything in it. What the disk keeps of erased files is the disk's, which is why an encrypted one is
    /// advised.
    ///
    /// # Errors
    /// What the disk says; what could not be erased is still there then.
    pub async fn erase(self) -> Result<Erased> {
        let erased = tokio::task::spawn_blocking(move || {
            let Self { folder, at, unreturned } = self;
            let mut files = Vec::new();
            list(&folder, &folder, &mut files)?;
            fs::remove_dir_all(&folder).map_err(|source| Error::file(&folder, source))?;
            // What is said to be gone was looked for.
            if folder.exists() {
                return Err(Error::file(&folder, std::io::ErrorKind::AlreadyExists.into()));
            }
            Ok(Erased {
                folder: folder.display().to_string(),
                at,
                files,
                unreturned,
            })
        });
        erased.await.map_err(Error::internal)?
    }
}

/// The files of a folder with their hashes; a link is not followed.
fn list(root: &Path, folder: &Path, files: &mut Vec<ErasedFile>) -> Result<()> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::file(&path, source)
    };
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(failed(folder))?
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed(folder)))
        .collect::<Result<_>>()?;
    paths.sort();
    for path in paths {
        let found = fs::symlink_metadata(&path).map_err(failed(&path))?;
        if found.is_dir() {
            list(root, &path, files)?;
            continue;
        }
        let sha256 = if found.is_file() {
            let mut file = File::open(&path).map_err(failed(&path))?;
            hashed(&mut file, &mut std::io::sink()).map_err(failed(&path))?.0
        } else {
            Sha::of(&[])
        };
        files.push(ErasedFile {
            path: path.strip_prefix(root).unwrap_or(&path).display().to_string(),
            size: found.len(),
            sha256: sha256.to_string(),
        });
    }
    Ok(())
}
