//! Returns that came by mail: the files that a mail carries, for as long as they are read.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use palmares_core::document::INPUT_LIMIT;
use palmares_core::error::{Error, Result};
use tempfile::NamedTempFile;

use crate::host::Host;

/// Files to be read. Those that mails carry are temporary, closed to others, and go when this is dropped.
#[derive(Debug)]
pub(super) struct Given {
    /// The files, in the order in which they were given.
    pub files: Vec<PathBuf>,
    /// Whether a mail that carries some carries documents beside them.
    pub documents: bool,
    carried: Vec<NamedTempFile>,
}

impl Given {
    /// What was given; each mail is read in the worker, and stands for the returns that it carries. One that carries none stands for
    /// itself, and is refused as what it is.
    pub async fn of(host: &Host, paths: &[String]) -> Result<Self> {
        let mut given = Self {
            files: Vec::with_capacity(paths.len()),
            documents: false,
            carried: Vec::new(),
        };
        for path in paths.iter().map(PathBuf::from) {
            let carried = if has_extension(&path, "eml") {
                given.carried(host, &path).await?
            } else {
                Vec::new()
            };
            if carried.is_empty() {
                given.files.push(path);
            } else {
                given.files.extend(carried);
            }
        }
        Ok(given)
    }

    /// Whether something of it has the name of a pack or of a return.
    pub fn holds_returns(&self) -> bool {
        self.files.iter().any(|file| has_extension(file, "pli"))
    }

    async fn carried(&mut self, host: &Host, path: &Path) -> Result<Vec<PathBuf>> {
        let found = std::fs::metadata(path).map_err(|source| Error::file(path, source))?;
        if !found.is_file() || found.len() > INPUT_LIMIT as u64 {
            return Ok(Vec::new());
        }
        let bytes = std::fs::read(path).map_err(|source| Error::file(path, source))?;
        // What cannot be read as a mail carries nothing.
        let Ok(mail) = host.extractor().read_mail(&bytes).await else {
            return Ok(Vec::new());
        };
        let mut files = Vec::new();
        let (returns, others): (Vec<_>, Vec<_>) = mail
            .attachments
            .into_iter()
            .partition(|attachment| has_extension(Path::new(&attachment.name), "pli"));
        // What a mail shows within its text is the ornament of a signature, or part of what is said.
        self.documents |= !returns.is_empty() && others.iter().any(|attachment| !attachment.inline);
        for attachment in returns {
            // Its name is a stranger's: the file has another.
            let mut file = tempfile::Builder::new()
                .prefix("palmares-")
                .suffix(".pli")
                .tempfile()
                .map_err(Error::internal)?;
            file.write_all(&attachment.content).map_err(Error::internal)?;
            files.push(file.path().to_owned());
            self.carried.push(file);
        }
        Ok(files)
    }
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}
