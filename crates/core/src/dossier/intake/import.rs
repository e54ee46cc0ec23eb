//! The import as a whole: one unit after the other, with progress and a way to stop.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::contents::Shelf;
use super::run::{Progress, Run};
use super::scan::{Unit, scan, shown_name};
use super::{file_unit, mail_unit};
use crate::document::{ContentStore, Extractor};
use crate::dossier;
use crate::dossier::view::{ImportOutcome, ImportReport};
use crate::error::{BrokenRule, Error, Result};
use crate::id::{CallId, DossierId};
use crate::journal::{Caller, Receipt};
use crate::store::Store;

/// What to take in.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    /// The call.
    pub call: CallId,
    /// Files, folders and mails.
    pub paths: Vec<PathBuf>,
    /// The dossier that everything goes to; none to make dossiers.
    pub into: Option<DossierId>,
}

/// What an import did, up to its end or to what stopped it.
#[derive(Debug)]
pub struct Taken {
    /// File by file.
    pub report: ImportReport,
    /// One for each operation.
    pub receipts: Vec<Receipt>,
    /// What stopped it before all was done ([`Error::DiskFull`], for one): what is listed is written all the same.
    pub failure: Option<Error>,
}

/// Takes files, folders and mails in. Each dossier is one operation, whole once it is written; `cancelled` stops between two
/// files. A file or a folder inside that cannot be read is a line of the report, not an error; what stops the import once it
/// has begun stands beside the report.
///
/// # Errors
/// Before anything is written: [`Error::FileAccess`] when a path that was given is not there, [`Error::NotFound`] for the call
/// or `into`.
pub async fn import(
    store: &Store,
    caller: &Caller,
    extractor: &Extractor,
    request: ImportRequest,
    progress: Progress<'_>,
    cancelled: &AtomicBool,
) -> Result<Taken> {
    caller.actor().require_secretariat()?;
    store.writable()?;
    check_target(store, &request).await?;
    let found = scan(&request.paths)?;
    let contents = ContentStore::open_at(store.documents())?;
    let total = u32::try_from(found.units.iter().map(Unit::len).sum::<usize>()).unwrap_or(u32::MAX);
    let shelf = Shelf {
        store,
        contents: &contents,
        extractor,
        at: caller.at,
    };
    let target = (request.call, request.into);
    let mut run = Run::new(shelf, caller, target, progress, cancelled, total);
    for folder in &found.unreadable {
        run.left_out(&shown_name(folder), ImportOutcome::Unreadable);
    }
    let mut receipts = Vec::new();
    let failure = take_all(&mut run, found.units, &mut receipts).await.err();
    Ok(Taken {
        report: run.report,
        receipts,
        failure,
    })
}

/// One unit after the other, until all is done, the person stops it or something fails.
async fn take_all(run: &mut Run<'_>, units: Vec<Unit>, receipts: &mut Vec<Receipt>) -> Result<()> {
    for unit in units {
        let receipt = match unit {
            Unit::Mail(path) => mail_unit::take(run, &path).await?,
            Unit::Files { name, files } => file_unit::take(run, &name, &files).await?,
        };
        receipts.extend(receipt.filter(|receipt| receipt.entry.is_some()));
        if run.stopped() {
            run.report.cancelled = true;
            break;
        }
    }
    Ok(())
}

/// The dossier that everything goes to is one of the call.
async fn check_target(store: &Store, request: &ImportRequest) -> Result<()> {
    let Some(id) = request.into else { return Ok(()) };
    let mut connection = store.read().await?;
    if dossier::head(&mut connection, id).await?.call == request.call {
        Ok(())
    } else {
        Err(Error::rule(BrokenRule::OtherCall))
    }
}
