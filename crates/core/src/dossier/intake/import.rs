//! The import as a whole: one unit after the other, with progress and a way to stop.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::contents::{Prepared, Shelf};
use super::scan::{Unit, scan, shown_name};
use super::write::{Delivered, Delivery, deliver};
use super::{file_unit, mail_unit};
use crate::document::{ContentStore, Extractor, MediaType};
use crate::dossier::rows;
use crate::dossier::view::{ImportItem, ImportOutcome, ImportProgress, ImportReport};
use crate::error::{Error, Result};
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

/// Who hears how far the import is.
pub type Progress<'a> = &'a (dyn Fn(ImportProgress) + Send + Sync);

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
    let mut run = Run::new(shelf, caller, &request, progress, cancelled, total);
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
    if rows::load(&mut connection, id).await?.call_id == request.call {
        Ok(())
    } else {
        Err(Error::rule("other_call"))
    }
}

/// An import under way.
pub struct Run<'a> {
    /// Where contents go.
    pub shelf: Shelf<'a>,
    /// Who imports.
    pub caller: &'a Caller,
    /// The call.
    pub call: CallId,
    /// The dossier that everything goes to.
    pub into: Option<DossierId>,
    progress: Progress<'a>,
    cancelled: &'a AtomicBool,
    done: u32,
    total: u32,
    /// What was done so far.
    pub report: ImportReport,
}

impl<'a> Run<'a> {
    fn new(
        shelf: Shelf<'a>,
        caller: &'a Caller,
        request: &ImportRequest,
        progress: Progress<'a>,
        cancelled: &'a AtomicBool,
        total: u32,
    ) -> Self {
        Self {
            shelf,
            caller,
            call: request.call,
            into: request.into,
            progress,
            cancelled,
            done: 0,
            total,
            report: ImportReport::default(),
        }
    }

    /// Whether the person stopped the import before all was done.
    pub fn stopped(&self) -> bool {
        self.done < self.total && self.cancelled.load(Ordering::Relaxed)
    }

    /// Tells which file is at work.
    pub fn tell(&self, name: &str) {
        (self.progress)(ImportProgress {
            done: self.done,
            total: self.total,
            name: name.to_owned(),
        });
    }

    /// Counts a file as done and tells so.
    pub fn step(&mut self, name: &str) {
        self.done += 1;
        self.tell(name);
    }

    /// A line about something that is in no dossier.
    pub fn left_out(&mut self, name: &str, outcome: ImportOutcome) {
        self.report.items.push(ImportItem {
            name: name.to_owned(),
            outcome,
            dossier_id: None,
            dossier_number: None,
            text_state: None,
            text_reason: None,
            also_in: None,
        });
    }

    /// A line about something that a dossier holds.
    pub fn line(&mut self, name: &str, outcome: ImportOutcome, dossier: (DossierId, u32), prepared: Option<&Prepared>) {
        self.report.items.push(ImportItem {
            name: name.to_owned(),
            outcome,
            dossier_id: Some(dossier.0),
            dossier_number: Some(dossier.1),
            text_state: prepared.map(|content| content.text_state),
            text_reason: prepared.and_then(|content| content.text_reason),
            also_in: prepared.and_then(|content| content.also_in),
        });
    }

    /// Writes a delivery, of which the dossier may hold some documents already, and reports every document.
    pub async fn deliver(&mut self, mut delivery: Delivery) -> Result<(Delivered, ImportOutcome)> {
        let all = std::mem::take(&mut delivery.documents);
        let held = match delivery.into {
            Some(id) => self.held_by(id).await?,
            None => Vec::new(),
        };
        let mut known: Vec<String> = held;
        let mut lines = Vec::new();
        for document in all {
            let there = known.iter().any(|hash| hash == document.sha256.as_str());
            if !there {
                known.push(document.sha256.as_str().to_owned());
                delivery.documents.push(document.clone());
            }
            lines.push((document, there));
        }
        let delivered = deliver(self.shelf.store, self.caller, &delivery).await?;
        let outcome = if delivered.created {
            ImportOutcome::Created
        } else {
            ImportOutcome::Added
        };
        let dossier = (delivered.dossier, delivered.number);
        for (document, there) in lines {
            let outcome = if there { ImportOutcome::AlreadyThere } else { outcome };
            self.line(&document.name, outcome, dossier, Some(&document));
        }
        self.remember(&delivered);
        Ok((delivered, outcome))
    }

    fn remember(&mut self, delivered: &Delivered) {
        let id = delivered.dossier;
        if delivered.created {
            self.report.created.push(id);
        } else if delivered.receipt.entry.is_some()
            && !self.report.created.contains(&id)
            && !self.report.updated.contains(&id)
        {
            self.report.updated.push(id);
        }
    }

    async fn held_by(&self, id: DossierId) -> Result<Vec<String>> {
        let mut connection = self.shelf.store.read().await?;
        Ok(sqlx::query_scalar("select sha256 from document where dossier_id = ?")
            .bind(id.to_string())
            .fetch_all(&mut *connection)
            .await?)
    }

    /// The number of a dossier, for a line about it.
    pub async fn number_of(&self, id: DossierId) -> Result<u32> {
        let mut connection = self.shelf.store.read().await?;
        Ok(sqlx::query_scalar("select number from dossier where id = ?")
            .bind(id.to_string())
            .fetch_one(&mut *connection)
            .await?)
    }
}

/// Programs are kept nowhere, whatever their name says.
pub const fn is_refused(media_type: MediaType) -> bool {
    matches!(media_type, MediaType::Executable)
}
