//! What a member says of a passage.

use super::evidence;
use crate::error::Result;
use crate::id::EvidenceId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Writes the acting member's words on one of their passages; empty ones clear them.
///
/// # Errors
/// As [`remove_evidence`](super::remove_evidence).
pub async fn comment_evidence(store: &Store, caller: &Caller, id: EvidenceId, comment: &str) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvidenceComment, async |act| {
            let held = evidence::writable(act, id, member).await?;
            held.own.dossier.name_in(act).says("criterion", held.criterion);
            sqlx::query("update evidence set comment = ? where id = ?")
                .bind(comment.trim())
                .bind(id.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
