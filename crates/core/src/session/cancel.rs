//! A session that does not take place.

use super::rows;
use super::state::SessionAct;
use crate::error::Result;
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Cancels a planned or convened session; its dossiers are ready for another one.
pub async fn cancel(store: &Store, caller: &Caller, session: SessionId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let head = rows::head(&mut *store.read().await?, session).await?;
    let mut change = store
        .begin(head.operation(OperationName::SessionCancel), caller)
        .await?;
    rows::advance(&mut change, session, SessionAct::Cancel).await?;
    rows::unschedule_waiting(&mut change, session).await?;
    change.commit().await
}
