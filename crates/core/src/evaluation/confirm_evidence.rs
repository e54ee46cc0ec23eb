//! Saying where a passage stands in a document that changed.

use sqlx::SqliteConnection;

use super::evidence::{self, Writing};
use super::passage::{EvidenceState, Passage};
use crate::error::Result;
use crate::id::EvidenceId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records where the acting member found one of their passages again, or, with none, that it no longer is in the document: it is an
/// orphan then, kept with its quote.
///
/// # Errors
/// As [`remove_evidence`](super::remove_evidence); [`Error::InvalidInput`](crate::error::Error::InvalidInput) as
/// [`attach_evidence`](super::attach_evidence).
pub async fn confirm_evidence(
    store: &Store,
    caller: &Caller,
    id: EvidenceId,
    found: Option<&Passage>,
) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let found = found.map(Passage::checked).transpose()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvidenceConfirm, async |act| {
            let held = evidence::writable(act, id, member).await?;
            let state = match found {
                Some(_) => EvidenceState::Moved,
                None => EvidenceState::Orphan,
            };
            let named = held.own.dossier.name_in(act);
            named
                .says("criterion", held.criterion.as_str())
                .says("state", state.as_str());
            let Some(passage) = &found else {
                return lose(act, id).await;
            };
            evidence::require_document(act, held.own.dossier.id, passage).await?;
            let writing = Writing {
                id,
                evaluation: held.own.stored.id,
                criterion: &held.criterion,
                passage,
                comment: "",
                state,
            };
            evidence::save(act, &writing).await
        })
        .await?;
    Ok(receipt)
}

async fn lose(connection: &mut SqliteConnection, id: EvidenceId) -> Result<()> {
    sqlx::query("update evidence set state = ? where id = ?")
        .bind(EvidenceState::Orphan.as_str())
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
