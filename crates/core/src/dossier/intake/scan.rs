//! What was dropped, sorted into what becomes one dossier each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::document::display_name;
use crate::error::{Error, InputFault, Result};

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

/// What was found under the paths given.
#[derive(Debug, Default)]
pub struct Found {
    /// What becomes one dossier each, or joins one.
    pub units: Vec<Unit>,
    /// Folders and entries within them that cannot be looked into: nothing of them is among the units.
    pub unreadable: Vec<PathBuf>,
}

/// Sorts paths into units, in a stable order. Links are not followed, and hidden files (those of systems) are left out.
///
/// # Errors
/// [`Error::FileAccess`] when a path that was given cannot be read, [`Error::InvalidInput`] beyond [`MAX_FILES`].
pub fn scan(paths: &[PathBuf]) -> Result<Found> {
    let mut found = Found::default();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| Error::file(path, error))?;
        if metadata.is_dir() {
            let entries = fs::read_dir(path).map_err(|error| Error::file(path, error))?;
            found.take(path, entries, 0);
        } else {
            found.units.push(alone(path.clone()));
        }
    }
    if found.units.iter().map(Unit::len).sum::<usize>() > MAX_FILES {
        return Err(Error::invalid("paths", InputFault::Range));
    }
    Ok(found)
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

impl Found {
    /// A folder within one that was given: one that is closed to the program does not stand in the way of the others.
    fn folder(&mut self, path: &Path, depth: usize) {
        match fs::read_dir(path) {
            Ok(entries) if depth <= MAX_DEPTH => self.take(path, entries, depth),
            _ => self.unreadable.push(path.to_owned()),
        }
    }

    fn take(&mut self, path: &Path, entries: fs::ReadDir, depth: usize) {
        let (mut folders, mut mails, mut files) = (Vec::new(), Vec::new(), Vec::new());
        for entry in entries {
            let Ok(entry) = entry else {
                self.unreadable.push(path.to_owned());
                continue;
            };
            let path = entry.path();
            match entry.file_type() {
                _ if entry.file_name().to_string_lossy().starts_with('.') => {}
                Ok(kind) if kind.is_dir() => folders.push(path),
                Ok(kind) if kind.is_file() && is_mail(&path) => mails.push(path),
                Ok(kind) if kind.is_file() => files.push(path),
                Ok(_) => {}
                Err(_) => self.unreadable.push(path),
            }
        }
        for list in [&mut folders, &mut mails, &mut files] {
            list.sort();
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
        let units = scan(&[root.path().join("in"), loose.clone()]).unwrap().units;
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
        assert_eq!(scan(&[root.path().join("in")]).unwrap().units.len(), 1);
    }

    #[test]
    fn a_folder_inside_that_cannot_be_read_is_named_and_stands_in_nobodys_way() {
        let mut found = Found::default();
        found.folder(Path::new("/nowhere/at/all"), 1);
        assert_eq!(found.unreadable, [PathBuf::from("/nowhere/at/all")]);

        let root = tempfile::tempdir().unwrap();
        let deep = "d/".repeat(MAX_DEPTH);
        let last = write(root.path(), &format!("{deep}a.pdf"));
        write(root.path(), &format!("{deep}below/b.pdf"));
        let found = scan(&[root.path().to_owned()]).unwrap();
        assert_eq!((found.units.len(), found.units[0].len()), (1, 1));
        assert_eq!(
            found.unreadable,
            [last.with_file_name("below")],
            "too deep to be followed"
        );
    }

    #[test]
    fn a_path_that_is_not_there_is_an_error() {
        assert!(matches!(
            scan(&[PathBuf::from("/nowhere/at/all")]),
            Err(Error::FileAccess { .. })
        ));
    }
}
