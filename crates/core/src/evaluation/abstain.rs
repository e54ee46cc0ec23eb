//! Giving no opinion on a dossier. It is neither a zero nor a recusal.

use super::model::EvaluationAct;
use super::rows;
use super::settle::settle;
use crate::dossier;
use crate::error::Result;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records that the acting member gives no opinion; what they may have marked counts nowhere.
pub async fn abstain(store: &Store, caller: &Caller, dossier: DossierId) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let head = dossier::head(&mut *store.read().await?, dossier).await?;
    let mut change = store
        .begin(head.operation(OperationName::EvaluationAbstain), caller)
        .await?;
    let own = rows::writable(&mut change, &head, member).await?;
    rows::apply(&mut change, &own, EvaluationAct::Abstain, false, None).await?;
    settle(&mut change, dossier).await?;
    change.commit().await
}
