//! Taking dossiers in: a plan, then an act.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use palmares_core::clock::Timestamp;
use palmares_core::dossier::intake::view::{ImportAnswer, ImportReport};
use palmares_core::dossier::intake::{self, ImportRequest, Taken};
use palmares_core::error::Result;
use palmares_core::id::{CallId, DossierId};
use palmares_core::journal::{Receipt, Touched};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::{Event, Host};
use crate::seat::Asker;

/// How long a file must have been left alone to count as written.
const QUIET: Duration = Duration::from_secs(1);

/// What would become of files, folders and mails; nothing is written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IntakePlanRequest {
    /// Into which call.
    pub call_id: CallId,
    /// What was dropped or chosen.
    #[ts(type = "Array<string>")]
    pub paths: Vec<PathBuf>,
    /// Everything into this dossier, instead of one for each folder, mail or file.
    pub into: Option<DossierId>,
    /// When what has no date of its own was received.
    #[ts(type = "string | null")]
    pub received_at: Option<Timestamp>,
    /// What was answered about units that are asked, by their keys.
    pub answers: BTreeMap<String, ImportAnswer>,
    /// Whether what waits for an answer from earlier imports is taken up.
    #[serde(default)]
    pub waiting: bool,
}

/// Takes files, folders and mails in: what is certain, and what was answered.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IntakeImportRequest {
    /// Into which call.
    pub call_id: CallId,
    /// What was dropped or chosen.
    #[ts(type = "Array<string>")]
    pub paths: Vec<PathBuf>,
    /// Everything into this dossier, instead of one for each folder, mail or file.
    pub into: Option<DossierId>,
    /// When what has no date of its own was received; none leaves it unknown.
    #[ts(type = "string | null")]
    pub received_at: Option<Timestamp>,
    /// What was answered about units that are asked, by their keys; the others wait.
    pub answers: BTreeMap<String, ImportAnswer>,
    /// Whether what waits for an answer from earlier imports is taken up.
    #[serde(default)]
    pub waiting: bool,
}

/// Asks how much waits for an answer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IntakeWaitingRequest {
    /// In which call.
    pub call_id: CallId,
}

/// What earlier imports asked and nobody answered.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntakeWaiting {
    /// How many units.
    pub units: u32,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    /// File by file.
    pub report: ImportReport,
    /// The rows that changed; none by a plan.
    #[ts(type = "Array<string>")]
    pub touched: Vec<Touched>,
    /// What stopped it before all was done: what the report lists is written all the same.
    pub failure: Option<ApiError>,
}

/// How much waits for an answer from earlier imports.
pub async fn intake_waiting(
    host: &Host,
    asker: &Asker,
    request: IntakeWaitingRequest,
) -> Result<IntakeWaiting, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    caller.actor().require_secretariat()?;
    let units = intake::waiting(&mut *open.store.read().await?, request.call_id).await?;
    Ok(IntakeWaiting { units })
}

/// Stops the import after the file at work.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IntakeCancelRequest {}

/// What would become of files, folders and mails, telling how far the reading is. There is one import or plan at a time.
pub async fn intake_plan(host: &Host, asker: &Asker, request: IntakePlanRequest) -> Result<Imported, ApiError> {
    let importing = host.start_import()?;
    let (open, caller) = host.enter(asker).await?;
    let wanted = ImportRequest {
        call: request.call_id,
        paths: request.paths,
        into: request.into,
        received_at: request.received_at,
        answers: request.answers,
        waiting: request.waiting,
        quiet: QUIET,
    };
    let tell = |progress| host.tell(Event::Import { progress });
    let stop = &importing.cancelled;
    let taken = intake::plan(&open.store, &caller, host.extractor(), &wanted, &tell, stop).await?;
    Ok(imported(taken))
}

/// Takes files, folders and mails in, telling how far it is. There is one import or plan at a time.
pub async fn intake_import(host: &Host, asker: &Asker, request: IntakeImportRequest) -> Result<Imported, ApiError> {
    // Before the workspace is taken: whoever closes that one then finds the import to stop.
    let importing = host.start_import()?;
    let (open, caller) = host.enter(asker).await?;
    let wanted = ImportRequest {
        call: request.call_id,
        paths: request.paths,
        into: request.into,
        received_at: request.received_at,
        answers: request.answers,
        waiting: request.waiting,
        quiet: QUIET,
    };
    let tell = |progress| host.tell(Event::Import { progress });
    let stop = &importing.cancelled;
    let taken = intake::import(&open.store, &caller, host.extractor(), &wanted, &tell, stop).await?;
    Ok(imported(taken))
}

fn imported(taken: Taken) -> Imported {
    let mut touched: Vec<Touched> = taken.receipts.into_iter().flat_map(|receipt| receipt.touched).collect();
    touched.sort();
    touched.dedup();
    Imported {
        report: taken.report,
        touched,
        failure: taken.failure.map(ApiError::from),
    }
}

/// Stops the import after the file at work.
pub async fn intake_cancel(host: &Host, asker: &Asker, _: IntakeCancelRequest) -> Result<Receipt, ApiError> {
    host.enter(asker).await?;
    host.cancel_import();
    Ok(Receipt::nothing())
}

#[cfg(test)]
mod tests;
