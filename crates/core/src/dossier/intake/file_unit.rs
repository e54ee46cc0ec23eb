//! Files of a folder, or one alone.

use std::collections::BTreeSet;
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
    let title = title_of_name(name);
    let into = match run.into {
        Some(id) => Some(id),
        None => holder(run, &title, &mut documents).await?,
    };
    let delivery = Delivery {
        call: run.call,
        into,
        title,
        by: ReceivedBy::File,
        received_at: run.caller.at,
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

/// The dossier that holds more than half of these contents is theirs: the same folder imported again, or again with a document
/// more. Half or less may be a form that everybody sends: it does not make two applications one, so the report tells who else
/// holds it. An empty file is everybody's and counts only where there is nothing else.
async fn holder(run: &Run<'_>, title: &str, documents: &mut [Prepared]) -> Result<Option<DossierId>> {
    let mut connection = run.shelf.store.read().await?;
    let contents: BTreeSet<&str> = documents
        .iter()
        .filter(|document| document.size > 0)
        .map(|document| document.sha256.as_str())
        .collect();
    if let (true, Some(first)) = (contents.is_empty(), documents.first()) {
        return target::holder_of_empty(&mut connection, run.call, title, &first.name).await;
    }
    let Some(holder) = target::holder_of_contents(&mut connection, run.call, &contents).await? else {
        return Ok(None);
    };
    if holder.contents.len() * 2 > contents.len() {
        return Ok(Some(holder.dossier));
    }
    for document in documents {
        if holder.contents.contains(document.sha256.as_str()) {
            document.also_in = Some(holder.number);
        }
    }
    Ok(None)
}
