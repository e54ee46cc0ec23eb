//! Taking dossiers in.

use std::path::PathBuf;

use palmares_core::dossier::intake::{self, ImportRequest};
use palmares_core::dossier::view::ImportReport;
use palmares_core::error::Result;
use palmares_core::id::{CallId, DossierId};
use palmares_core::journal::{Receipt, Touched};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::{Event, Host};
use crate::seat::Asker;

/// Takes files, folders and mails in.
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
}

/// What an import did.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Imported {
    /// File by file.
    pub report: ImportReport,
    /// The rows that changed.
    #[ts(type = "Array<string>")]
    pub touched: Vec<Touched>,
    /// What stopped it before all was done: what the report lists is written all the same.
    pub failure: Option<ApiError>,
}

/// Stops the import after the file at work.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IntakeCancelRequest {}

/// Takes files, folders and mails in, telling how far it is. There is one import at a time.
pub async fn intake_import(host: &Host, asker: &Asker, request: IntakeImportRequest) -> Result<Imported, ApiError> {
    // Before the workspace is taken: whoever closes that one then finds the import to stop.
    let importing = host.start_import()?;
    let (open, caller) = host.enter(asker).await?;
    let wanted = ImportRequest {
        call: request.call_id,
        paths: request.paths,
        into: request.into,
    };
    let tell = |progress| host.tell(Event::Import { progress });
    let taken = intake::import(
        &open.store,
        &caller,
        host.extractor(),
        wanted,
        &tell,
        &importing.cancelled,
    )
    .await?;
    let mut touched: Vec<Touched> = taken.receipts.into_iter().flat_map(|receipt| receipt.touched).collect();
    touched.sort();
    touched.dedup();
    Ok(Imported {
        report: taken.report,
        touched,
        failure: taken.failure.map(ApiError::from),
    })
}

/// Stops the import after the file at work.
pub async fn intake_cancel(host: &Host, asker: &Asker, _: IntakeCancelRequest) -> Result<Receipt, ApiError> {
    host.enter(asker).await?;
    host.cancel_import();
    Ok(Receipt::nothing())
}

#[cfg(test)]
mod tests;
