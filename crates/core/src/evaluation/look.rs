//! Looking at what the others marked, which ends what one could still change alone.

use super::rows::{self, Stored};
use crate::dossier;
use crate::error::{Denial, Error, Result};
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Opens the marks of the others to the acting member, who handed theirs in. It is recorded, and cannot be taken back: from then on
/// the secretariat alone gives the evaluation back, with a reason, because marks that were seen move marks. Once scoring is over
/// everything is open anyway, and nothing is left to record.
///
/// # Errors
/// [`Error::NotAllowed`] `not_assigned`, `recused`, `undeclared`, or `sealed` before one's own is handed in.
pub async fn look(store: &Store, caller: &Caller, dossier: DossierId) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvaluationLook, async |act| {
            let own = rows::own(act, dossier, member).await?;
            own.require_open()?;
            own.dossier.name_in(act);
            if !dossier::is_scored(own.dossier.state) || own.stored.looked_at.is_some() {
                return Ok(());
            }
            if !own.is_handed_in() {
                return Err(Error::NotAllowed { reason: Denial::Sealed });
            }
            let next = Stored {
                looked_at: Some(caller.at),
                ..own.stored.clone()
            };
            rows::write(act, &own, &next).await
        })
        .await?;
    Ok(receipt)
}
