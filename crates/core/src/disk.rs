//! Files of a workspace: readable by their owner alone, never through a link, durable when written; and the places where one does not
//! keep well.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::error::{Error, PathFault, Result};

/// Makes a folder where there is none, and closes it to others.
pub(crate) fn folder(path: &Path) -> Result<()> {
    refuse_link(path)?;
    fs::create_dir_all(path).map_err(|source| Error::file(path, source))?;
    close(path, 0o700)
}

/// Closes a file to others.
pub(crate) fn close_file(path: &Path) -> Result<()> {
    close(path, 0o600)
}

/// A medium that keeps no rights (a stick, a share) or belongs to somebody else is no reason to refuse work: its owner answers for it.
#[cfg(unix)]
fn close(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let present = fs::metadata(path).map_err(|source| Error::file(path, source))?;
    if present.permissions().mode() & 0o777 & !mode != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    }
    Ok(())
}

#[cfg(not(unix))]
fn close(_: &Path, _: u32) -> Result<()> {
    Ok(())
}

/// Refuses a link in place of a file or folder of the workspace: what is written through it would land elsewhere.
pub(crate) fn refuse_link(path: &Path) -> Result<()> {
    let link = fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_symlink());
    if link {
        return Err(Error::WorkspacePath {
            path: path.display().to_string(),
            reason: PathFault::Link,
        });
    }
    Ok(())
}

/// Writes a small file as a whole or not at all.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = Path::new(&beside);
    let written = create(beside)
        .and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(beside, path));
    written.map_err(|source| {
        let _ = fs::remove_file(beside);
        Error::file(path, source)
    })
}

/// A new file for its owner alone.
pub(crate) fn create(path: &Path) -> std::io::Result<File> {
    // A leftover or a planted link of that name is not written through.
    let _ = fs::remove_file(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a rename in a folder durable. Windows has no such call and orders renames by itself.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| Error::file(folder, error))?;
    }
    Ok(())
}

/// Removes a file; one that is not there is already removed.
pub(crate) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(Error::file(path, source)),
        _ => Ok(()),
    }
}

/// A place where a workspace does not keep well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A folder that a program copies elsewhere while it is being written.
    Cloud,
    /// A share: the locks of two machines need not meet there.
    Network,
}

/// What the names of folders of well-known programs hold, in lower case.
const CLOUDS: [&str; 10] = [
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "icloud",
    "com~apple~clouddocs",
    "kdrive",
    "syncthing",
];

/// Whether a folder is in such a place, as far as its names and its file system tell.
pub(crate) fn place_of(folder: &Path) -> Option<Place> {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if is_share(&real) {
        return Some(Place::Network);
    }
    let mut names = real
        .components()
        .map(|part| part.as_os_str().to_string_lossy().to_lowercase());
    let is_cloud = |name: String| {
        CLOUDS
            .iter()
            .any(|cloud| name == *cloud || name.starts_with(&format!("{cloud} ")))
    };
    names.any(is_cloud).then_some(Place::Cloud)
}

/// File systems of the network by their magic number (`statfs(2)`): NFS, SMB, SMB2, CIFS, AFS, 9P, Ceph, Coda.
#[cfg(target_os = "linux")]
fn is_share(folder: &Path) -> bool {
    const SHARES: [u32; 8] = [
        0x6969,
        0x517b,
        0xfe53_4d42,
        0xff53_4d42,
        0x5346_414f,
        0x0102_1997,
        0x00c3_6400,
        0x7375_7245,
    ];
    // The low half is the number: on some machines the field is signed and sign-extended.
    rustix::fs::statfs(folder).is_ok_and(|found| {
        SHARES
            .iter()
            .any(|share| i64::from(*share) == found.f_type & 0xffff_ffff)
    })
}

#[cfg(not(target_os = "linux"))]
fn is_share(folder: &Path) -> bool {
    let text = folder.to_string_lossy();
    text.starts_with(r"\\") && !text.starts_with(r"\\?\") || text.starts_with(r"\\?\UNC\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_well_known_programs_are_recognised_by_their_names() {
        for (folder, expected) in [
            ("/home/a/OneDrive/T.palmares", Some(Place::Cloud)),
            ("/home/a/OneDrive - Mairie/T.palmares", Some(Place::Cloud)),
            ("/home/a/Nextcloud/Comité/T.palmares", Some(Place::Cloud)),
            (
                "/home/a/Library/Mobile Documents/com~apple~CloudDocs/T",
                Some(Place::Cloud),
            ),
            ("/home/a/Documents/T.palmares", None),
            ("/home/a/Dropboxes/T.palmares", None),
        ] {
            assert_eq!(place_of(Path::new(folder)), expected, "{folder}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_written_whole_for_its_owner_and_never_through_a_link() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let (path, outside) = (folder.path().join("note"), folder.path().join("outside"));
        fs::write(&outside, "kept").unwrap();
        std::os::unix::fs::symlink(&outside, folder.path().join("note.part")).unwrap();
        write(&path, b"new").unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), fs::read(&outside).unwrap()),
            (b"new".to_vec(), b"kept".to_vec())
        );
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
