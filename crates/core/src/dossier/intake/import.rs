//! The import as a whole: one unit after the other, with progress and a way to stop.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::contents::Shelf;
use super::run::{Progress, Run, Terms};
use super::scan::{Found, Seen, Unit, scan};
use super::view::{ImportAnswer, ImportReport, LeftOut};
use super::{file_unit, known, mail_unit, waiting};
use crate::call;
use crate::clock::{self, Timestamp};
use crate::document::{ContentStore, Extractor};
use crate::dossier;
use crate::error::{BrokenRule, Error, InputFault, Result};
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
    /// When what has no date of its own was received, as somebody says; none leaves it unknown.
    pub received_at: Option<Timestamp>,
    /// What somebody answers about units that are asked, by [`ImportUnit::key`](super::view::ImportUnit::key).
    pub answers: BTreeMap<String, ImportAnswer>,
    /// Whether what waits for an answer from earlier imports is taken up.
    pub waiting: bool,
    /// How long a file must have been left alone to be whole: one written shortly before is waited for, and left out when it
    /// changes meanwhile.
    pub quiet: Duration,
}

impl ImportRequest {
    /// Everything under these paths into a call, as the rules have it.
    pub fn of(call: CallId, paths: Vec<PathBuf>) -> Self {
        Self {
            call,
            paths,
            into: None,
            received_at: None,
            answers: BTreeMap::new(),
            waiting: false,
            quiet: Duration::ZERO,
        }
    }
}

/// What an import did, up to its end or to what stopped it.
#[derive(Debug)]
pub struct Taken {
    /// File by file.
    pub report: ImportReport,
    /// One for each operation.
    pub receipts: Vec<Receipt>,
    /// What stopped it before all was done ([`Error::DiskFull`], for one): what is listed as done is written all the same.
    pub failure: Option<Error>,
}

/// What an import would do, before anything of it is written.
///
/// # Errors
/// As [`import`].
pub async fn plan(
    store: &Store,
    caller: &Caller,
    extractor: &Extractor,
    request: &ImportRequest,
    progress: Progress<'_>,
    cancelled: &AtomicBool,
) -> Result<Taken> {
    run(store, caller, extractor, request, (progress, cancelled), false).await
}

/// Takes files, folders and mails in: what is certain, and what was answered; the rest is asked. Each dossier is one operation, whole
/// once it is written; `cancelled` stops between two files. A file or a folder inside that cannot be read is a line of the report,
/// not an error; what stops the import once it has begun stands beside the report.
///
/// # Errors
/// Before anything is written: [`Error::FileAccess`] when a path that was given is not there, [`Error::NotFound`] for the call
/// or `into`, [`Error::InvalidInput`] for a date of receipt outside of [`clock::YEARS`].
pub async fn import(
    store: &Store,
    caller: &Caller,
    extractor: &Extractor,
    request: &ImportRequest,
    progress: Progress<'_>,
    cancelled: &AtomicBool,
) -> Result<Taken> {
    run(store, caller, extractor, request, (progress, cancelled), true).await
}

async fn run(
    store: &Store,
    caller: &Caller,
    extractor: &Extractor,
    request: &ImportRequest,
    watch: (Progress<'_>, &AtomicBool),
    writes: bool,
) -> Result<Taken> {
    caller.actor().require_secretariat()?;
    store.writable()?;
    if request.received_at.is_some_and(|at| !clock::is_plausible(at)) {
        return Err(Error::invalid("received_at", InputFault::Range));
    }
    check_target(store, request).await?;
    let contents = ContentStore::open_at(store.documents())?;
    let Found { units, items } = found(store, &contents, request).await?;
    let shelf = Shelf {
        store,
        contents: &contents,
        extractor,
        at: caller.at,
    };
    let files: usize = units.iter().map(|unit| unit.files().len()).sum();
    let (terms, known) = terms(store, request, writes).await?;
    let total = u32::try_from(files).unwrap_or(u32::MAX);
    let mut run = Run::new(shelf, caller, (terms, known), watch, total);
    run.found(files + items.len());
    for item in items {
        run.line(item);
    }
    let recent = |seen: &Seen| seen.is_recent(caller.at, request.quiet);
    if units.iter().flat_map(Unit::files).any(recent) {
        tokio::time::sleep(request.quiet).await;
    }
    let failure = take_all(&mut run, &units).await.err();
    Ok(Taken {
        report: run.report,
        receipts: run.receipts,
        failure,
    })
}

/// What was given, behind what waits where that is taken up.
async fn found(store: &Store, contents: &ContentStore, request: &ImportRequest) -> Result<Found> {
    let given = scan(&request.paths)?;
    if !request.waiting {
        return Ok(given);
    }
    let mut found = waiting::taken_up(&mut *store.read().await?, contents, request.call).await?;
    found.units.extend(given.units);
    found.items.extend(given.items);
    Ok(found)
}

async fn terms<'a>(
    store: &Store,
    request: &'a ImportRequest,
    writes: bool,
) -> Result<(Terms<'a>, Vec<super::belonging::Known>)> {
    let mut connection = store.read().await?;
    let rules = call::rules(&mut connection, request.call).await?;
    let known = known::load(&mut connection, request.call).await?;
    let terms = Terms {
        call: request.call,
        deadline: rules.deadline(),
        bounds: rules.intake.bounds(),
        into: known
            .iter()
            .position(|known| known.id.is_some() && known.id == request.into),
        stated: request.received_at,
        answers: &request.answers,
        waits: waiting::keys(&mut connection, request.call).await?,
        takes_up: request.waiting,
        writes,
    };
    Ok((terms, known))
}

/// One unit after the other, until all is done, the person stops it or something fails. What was not looked at is told as well.
async fn take_all(run: &mut Run<'_>, units: &[Unit]) -> Result<()> {
    for (number, unit) in units.iter().enumerate() {
        let taken = match unit {
            _ if run.stopped() => Ok(false),
            Unit::Mail(seen) => mail_unit::take(run, seen).await,
            Unit::Files { name, files } => file_unit::take(run, name, files).await,
        };
        if matches!(taken, Ok(true)) {
            continue;
        }
        let rest = units.get(number..).unwrap_or_default();
        for seen in rest.iter().flat_map(Unit::files) {
            run.leave(&seen.name(), LeftOut::Stopped);
        }
        run.report.cancelled = taken.is_ok();
        return taken.map(drop);
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
