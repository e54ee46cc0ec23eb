//! A paper copied out of the workspace: the whole file or nothing, and never over another file by surprise.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use palmares_core::error::{Error, Result};
use tempfile::NamedTempFile;

/// Namesakes that a folder may hold before the paper is refused.
const MOST: u32 = 999;

/// Writes a paper to the file that the person named, which it replaces, or into a folder under its own name, numbered when
/// the name is taken there: `Minutes (2).pdf`. Tells where it went.
pub fn write(chosen: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    if chosen.is_dir() {
        return into_folder(chosen, name, bytes);
    }
    let folder = chosen.parent().filter(|folder| !folder.as_os_str().is_empty());
    part(folder.unwrap_or(Path::new(".")), bytes)
        .and_then(|part| part.persist(chosen).map_err(|refused| refused.error))
        .map_err(|source| Error::file(chosen, source))?;
    Ok(chosen.to_owned())
}

fn into_folder(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let mut part = part(folder, bytes).map_err(|source| Error::file(folder, source))?;
    for number in 1..=MOST {
        let path = folder.join(numbered(name, number));
        match part.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => part = refused.file,
            Err(refused) => return Err(Error::file(&path, refused.error)),
        }
    }
    Err(Error::file(&folder.join(name), io::ErrorKind::AlreadyExists.into()))
}

/// The content in a file that nothing else has, on the disk; gone again unless it is given its name.
fn part(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".palmares-").suffix(".part");
    // Open to whom the person's other files are open: a paper is taken out to be sent around.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut part = builder.tempfile_in(folder)?;
    io::Write::write_all(&mut part, bytes)?;
    part.as_file().sync_all()?;
    Ok(part)
}

fn numbered(name: &str, number: u32) -> OsString {
    if number == 1 {
        return name.into();
    }
    let path = Path::new(name);
    let mut numbered = path.file_stem().unwrap_or(path.as_os_str()).to_owned();
    numbered.push(format!(" ({number})"));
    if let Some(extension) = path.extension() {
        numbered.push(".");
        numbered.push(extension);
    }
    numbered
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_paper_never_replaces_a_namesake_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        for (content, expected) in [
            ("first", "minutes.pdf"),
            ("second", "minutes (2).pdf"),
            ("third", "minutes (3).pdf"),
        ] {
            let path = write(folder.path(), "minutes.pdf", content.as_bytes()).unwrap();
            assert_eq!(path, folder.path().join(expected));
            assert_eq!(fs::read_to_string(path).unwrap(), content);
        }
        assert_eq!(names(folder.path()).len(), 3, "and leaves nothing else");
        assert_eq!(fs::read_to_string(folder.path().join("minutes.pdf")).unwrap(), "first");
    }

    #[test]
    fn a_file_that_the_person_named_is_replaced_and_no_other_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let (chosen, other) = (folder.path().join("a.pdf"), folder.path().join("a.part"));
        fs::write(&chosen, "former").unwrap();
        fs::write(&other, "somebody's").unwrap();
        assert_eq!(write(&chosen, "minutes.pdf", b"new").unwrap(), chosen);
        assert_eq!(fs::read_to_string(&chosen).unwrap(), "new");
        assert_eq!(fs::read_to_string(&other).unwrap(), "somebody's");
        assert_eq!(names(folder.path()), ["a.part", "a.pdf"]);
    }

    #[test]
    fn a_paper_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("missing/a.pdf");
        assert!(matches!(
            write(&nowhere, "minutes.pdf", b"new"),
            Err(Error::FileAccess { .. })
        ));
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn a_paper_taken_out_is_as_open_as_any_new_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        fs::write(folder.path().join("any"), "").unwrap();
        let path = write(folder.path(), "minutes.pdf", b"new").unwrap();
        assert_eq!(mode(&path), mode(&folder.path().join("any")));
    }
}
