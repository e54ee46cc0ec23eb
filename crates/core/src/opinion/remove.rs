//! Taking an opinion off the record: it was recorded on the wrong dossier, or never given.

use super::queries::one;
use super::take_back::check_undecided;
use crate::dossier;
use crate::error::Result;
use crate::id::OpinionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Removes an opinion. The journal keeps what it said.
///
/// # Errors
/// [`Error::RuleBroken`](crate::Error::RuleBroken) `opinion_decided` once a decision rests on it.
pub async fn remove(store: &Store, caller: &Caller, opinion: OpinionId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::OpinionRemove, async |act| {
            let found = one(act, opinion).await?;
            let head = dossier::head(act, found.dossier_id).await?;
            head.name_in(act).says("opinion", found.opinion.kind.as_str());
            check_undecided(head.state)?;
            sqlx::query("delete from opinion where id = ?")
                .bind(opinion.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
