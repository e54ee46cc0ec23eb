//! Not waiting any longer for the evaluations that are missing.

use crate::dossier::{self, DossierEvent};
use crate::error::Result;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Closes the scoring of a dossier: it is ready for the committee with the evaluations handed in. Drafts never count; under
/// the grid's minimum the ranking is marked provisional.
pub async fn close_scoring(store: &Store, caller: &Caller, dossier: DossierId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::ScoringClose, async |act| {
            dossier::head(act, dossier).await?.name_in(act);
            dossier::advance(act, dossier, DossierEvent::CloseScoring).await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
