//! A project does not turn to that funder after all.

use super::queries::one;
use crate::dossier;
use crate::error::Result;
use crate::id::FunderId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Removes a funder from its dossier. The journal keeps what was recorded.
pub async fn remove(store: &Store, caller: &Caller, funder: FunderId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::FunderRemove, async |act| {
            let found = one(act, funder).await?;
            let head = dossier::head(act, found.dossier_id).await?;
            head.name_in(act).says("funder", found.funder.name.as_str());
            sqlx::query("delete from funder where id = ?")
                .bind(funder.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
