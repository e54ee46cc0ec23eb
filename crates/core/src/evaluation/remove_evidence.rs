//! No longer holding a passage as evidence.

use super::evidence;
use crate::error::Result;
use crate::id::EvidenceId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Removes a passage from the acting member's evidence, and nothing else. The journal keeps what was recorded.
///
/// # Errors
/// [`Error::NotFound`](crate::error::Error::NotFound) `evidence` for one that is not theirs; otherwise as
/// [`attach_evidence`](super::attach_evidence).
pub async fn remove_evidence(store: &Store, caller: &Caller, id: EvidenceId) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvidenceRemove, async |act| {
            let held = evidence::writable(act, id, member).await?;
            held.own.dossier.name_in(act).says("criterion", held.criterion);
            sqlx::query("delete from evidence where id = ?")
                .bind(id.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
