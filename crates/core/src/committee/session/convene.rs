//! Recording that the members were convened.

use super::rows;
use super::state::SessionAct;
use crate::clock;
use crate::error::Result;
use crate::id::SessionId;
use crate::journal::{By, OperationName, Receipt};
use crate::store::Store;

/// Records that the convocation was sent; the applicants on the agenda are invited where the call hears them.
pub async fn convene(store: &Store, by: &By, session: SessionId) -> Result<Receipt> {
    by.actor.require_staff()?;
    let head = rows::head(&mut *store.read().await?, session).await?;
    let mut change = store.begin(head.operation(OperationName::SessionConvene), by).await?;
    rows::advance(&mut change, session, SessionAct::Convene).await?;
    sqlx::query("update session set convened_at = ? where id = ?")
        .bind(clock::to_text(by.at))
        .bind(session.to_string())
        .execute(&mut *change)
        .await?;
    rows::invite_scheduled(&mut change, &head).await?;
    change.commit().await
}
