//! What was dropped, sorted into what becomes one dossier each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::document::display_name;
use crate::error::{Error, Result};

/// Folders in folders that are followed, and files taken in at once: beyond it somebody dropped a disk.
const MAX_DEPTH: usize = 12;
const MAX_FILES: usize = 20_000;

/// What becomes one dossier, or joins one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// A mail with its attachments.
    Mail(PathBuf),
    /// Files: those of a folder, or one alone.
    Files {
        /// What names the dossier: the folder, or the file.
        name: String,
        /// The files, by name.
        files: Vec<PathBuf>,
    },
}

impl Unit {
    /// Files in it.
    pub fn len(&self) -> usize {
        match self {
            Self::Mail(_) => 1,
            Self::Files { files, .. } => files.len(),
        }
    }
}

/// Sorts paths into units, in a stable order. Links are not followed, and hidden files (those of systems) are left out.
///
/// # Errors
/// [`Error::FileAccess`] when a path that was given cannot be read, [`Error::InvalidInput`] beyond [`MAX_FILES`].
pub fn scan(paths: &[PathBuf]) -> Result<Vec<Unit>> {
    let mut units = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| Error::file(path, error))?;
        if metadata.is_dir() {
            folder(path, 0, &mut units)?;
        } else {
            units.push(alone(path.clone()));
        }
    }
    if units.iter().map(Unit::len).sum::<usize>() > MAX_FILES {
        return Err(Error::invalid("paths", "range"));
    }
    Ok(units)
}

fn alone(path: PathBuf) -> Unit {
    if is_mail(&path) {
        return Unit::Mail(path);
    }
    let name = shown_name(&path);
    Unit::Files {
        name: super::naming::stem(&name).to_owned(),
        files: vec![path],
    }
}

fn folder(path: &Path, depth: usize, units: &mut Vec<Unit>) -> Result<()> {
    if depth > MAX_DEPTH {
        return Ok(());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| Error::file(path, error))? {
        let entry = entry.map_err(|error| Error::file(path, error))?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry.file_type().map_err(|error| Error::file(&entry.path(), error))?;
        if !hidden && (kind.is_dir() || kind.is_file()) {
            entries.push((entry.path(), kind.is_dir()));
        }
    }
    entries.sort();
    let (mails, files): (Vec<_>, Vec<_>) = entries
        .iter()
        .filter(|(_, is_folder)| !is_folder)
        .map(|(path, _)| path.clone())
        .partition(|path| is_mail(path));
    if !files.is_empty() {
        units.push(Unit::Files {
            name: shown_name(path),
            files,
        });
    }
    units.extend(mails.into_iter().map(Unit::Mail));
    for (inner, _) in entries.iter().filter(|(_, is_folder)| *is_folder) {
        folder(inner, depth + 1, units)?;
    }
    Ok(())
}

fn is_mail(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("eml"))
}

/// The name of a file or folder as people may see it.
pub fn shown_name(path: &Path) -> String {
    display_name(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str) -> PathBuf {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, name).unwrap();
        path
    }

    #[test]
    fn a_folder_is_one_dossier_a_loose_file_another_and_each_mail_its_own() {
        let root = tempfile::tempdir().unwrap();
        let kbis = write(root.path(), "in/BriqLys/kbis.pdf");
        let form = write(root.path(), "in/BriqLys/form.pdf");
        let mail = write(root.path(), "in/mails/a.EML");
        write(root.path(), "in/BriqLys/.DS_Store");
        let loose = write(root.path(), "Hydro.pdf");
        let units = scan(&[root.path().join("in"), loose.clone()]).unwrap();
        assert_eq!(
            units,
            [
                Unit::Files {
                    name: "BriqLys".into(),
                    files: vec![form, kbis]
                },
                Unit::Mail(mail),
                Unit::Files {
                    name: "Hydro".into(),
                    files: vec![loose]
                },
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_nowhere() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "in/a.pdf");
        std::os::unix::fs::symlink(root.path(), root.path().join("in/loop")).unwrap();
        assert_eq!(scan(&[root.path().join("in")]).unwrap().len(), 1);
    }

    #[test]
    fn a_path_that_is_not_there_is_an_error() {
        assert!(matches!(
            scan(&[PathBuf::from("/nowhere/at/all")]),
            Err(Error::FileAccess { .. })
        ));
    }
}
