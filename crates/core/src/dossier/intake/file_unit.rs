//! Files of a folder, or one alone.

use std::path::{Path, PathBuf};

use super::contents::Prepared;
use super::import::{Run, is_refused};
use super::naming::title_of_name;
use super::scan::shown_name;
use super::target;
use super::write::Delivery;
use crate::document::detect;
use crate::dossier::model::ReceivedBy;
use crate::dossier::view::ImportOutcome;
use crate::error::{Error, Result};
use crate::id::DossierId;
use crate::journal::Receipt;

/// Takes the files in. When the person stops in the middle, nothing is written of this dossier.
pub async fn take(run: &mut Run<'_>, name: &str, files: &[PathBuf]) -> Result<Option<Receipt>> {
    let mut documents = Vec::new();
    for path in files {
        let shown = shown_name(path);
        if run.stopped() {
            return Ok(None);
        }
        run.tell(&shown);
        if let Some(document) = read(run, path, &shown).await? {
            documents.push(document);
        }
        run.step(&shown);
    }
    if documents.is_empty() {
        return Ok(None);
    }
    let into = match run.into {
        Some(id) => Some(id),
        None => holder(run, &documents).await?,
    };
    let delivery = Delivery {
        call: run.call,
        into,
        title: title_of_name(name),
        by: ReceivedBy::File,
        received_at: run.by.at,
        letter: None,
        documents,
    };
    Ok(Some(run.deliver(delivery).await?.0.receipt))
}

/// A file's content, or a line in the report saying why there is none.
async fn read(run: &mut Run<'_>, path: &Path, shown: &str) -> Result<Option<Prepared>> {
    if head(path).is_some_and(|head| is_refused(detect(&head))) {
        run.left_out(shown, ImportOutcome::Refused);
        return Ok(None);
    }
    match run.shelf.file(path, shown).await {
        Ok(document) => Ok(Some(document)),
        Err(Error::FileAccess { .. }) => {
            run.left_out(shown, ImportOutcome::Unreadable);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn head(path: &Path) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut head = Vec::new();
    std::fs::File::open(path).ok()?.take(4096).read_to_end(&mut head).ok()?;
    Some(head)
}

/// The dossier that holds half of these files or more is theirs: the same folder imported again, or again with a document more.
/// A form that everybody sends unfilled does not make two dossiers one.
async fn holder(run: &Run<'_>, documents: &[Prepared]) -> Result<Option<DossierId>> {
    let hashes: Vec<&str> = documents.iter().map(|document| document.sha256.as_str()).collect();
    let mut connection = run.shelf.store.read().await?;
    let found = target::holder_of_contents(&mut connection, run.call, &hashes).await?;
    Ok(found
        .filter(|(_, shared)| shared * 2 >= documents.len())
        .map(|(id, _)| id))
}
