//! Files of a folder, or one alone.

use std::path::{Path, PathBuf};

use super::contents::Prepared;
use super::delivery::Delivery;
use super::naming::title_of_name;
use super::run::{Run, is_refused};
use super::scan::shown_name;
use crate::document::detect;
use crate::dossier::model::ReceivedBy;
use crate::dossier::view::ImportOutcome;
use crate::error::{Error, Result};
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
    let delivery = Delivery {
        call: run.call,
        into: run.into,
        title: title_of_name(name),
        by: ReceivedBy::File,
        received_at: run.caller.at,
        letter: None,
        documents,
    };
    let (delivered, receipt) = run.deliver(delivery).await?;
    run.tell_documents(&delivered);
    Ok(Some(receipt))
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
