//! The journal: reading it, undo and redo.

use palmares_core::error::Result;
use palmares_core::evaluation;
use palmares_core::id::DossierId;
use palmares_core::journal::{self, EntryPage, Receipt, UndoState};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for entries, newest first.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalListRequest {
    /// Only those before this number.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
    /// How many at most; no page has more than 500.
    pub limit: u32,
    /// Only those about this dossier.
    pub dossier_id: Option<DossierId>,
}

/// Asks what can be undone and redone.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalStateRequest {}

/// Turns the last operation back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalUndoRequest {}

/// Does the last undone operation again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JournalRedoRequest {}

/// Entries, newest first; for the secretariat, without what only the author of a mark may read.
pub async fn journal_list(host: &Host, asker: &Asker, request: JournalListRequest) -> Result<EntryPage, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    // Row images hold what everybody wrote: a member reads none of them.
    caller.actor().require_secretariat()?;
    let mut connection = open.store.read().await?;
    let mut page = journal::entries(&mut connection, request.before, request.limit, request.dossier_id).await?;
    evaluation::veil(&mut connection, &mut page.entries).await?;
    Ok(page)
}

/// What can be undone and redone by the one who acts.
pub async fn journal_state(host: &Host, asker: &Asker, _: JournalStateRequest) -> Result<UndoState, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(journal::undo_state(&open.store, caller.person).await?)
}

/// Turns the last operation back.
pub async fn journal_undo(host: &Host, asker: &Asker, _: JournalUndoRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(palmares_core::undo(&open.store, &caller).await?)
}

/// Does the last undone operation again.
pub async fn journal_redo(host: &Host, asker: &Asker, _: JournalRedoRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(palmares_core::redo(&open.store, &caller).await?)
}
