//! Recording that the members were convened.

use super::rows;
use super::state::SessionAct;
use crate::clock;
use crate::error::Result;
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records that the convocation was sent; the applicants on the agenda are invited where the call hears them.
pub async fn convene(store: &Store, caller: &Caller, session: SessionId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let head = rows::head(&mut *store.read().await?, session).await?;
    let mut change = store
        .begin(head.operation(OperationName::SessionConvene), caller)
        .await?;
    rows::advance(&mut change, session, SessionAct::Convene).await?;
    sqlx::query("update session set convened_at = ? where id = ?")
        .bind(clock::to_text(caller.at))
        .bind(session.to_string())
        .execute(&mut *change)
        .await?;
    rows::invite_scheduled(&mut change, &head).await?;
    change.commit().await
}
