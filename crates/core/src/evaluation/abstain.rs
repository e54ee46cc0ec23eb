//! Giving no opinion on a dossier. It is neither a zero nor a recusal.

use super::model::EvaluationAct;
use super::rows;
use super::settle::settle;
use crate::error::Result;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records that the acting member gives no opinion; what they may have marked counts nowhere.
pub async fn abstain(store: &Store, caller: &Caller, dossier: DossierId) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvaluationAbstain, async |act| {
            let own = rows::writable(act, dossier, member).await?;
            own.dossier.name_in(act);
            let next = own.after(EvaluationAct::Abstain, own.blank)?;
            rows::write(act, &own, &next).await?;
            settle(act, dossier).await
        })
        .await?;
    Ok(receipt)
}
