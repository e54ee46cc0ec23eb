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
    let ((), receipt) = store
        .act(caller, OperationName::SessionCancel, async |act| {
            rows::head(act, session).await?.name_in(act);
            rows::advance(act, session, SessionAct::Cancel).await?;
            rows::unschedule_waiting(act, session).await
        })
        .await?;
    Ok(receipt)
}
