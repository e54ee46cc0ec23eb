//! Recording that the members were convened.

use super::rows;
use super::state::SessionAct;
use crate::clock;
use crate::error::{BrokenRule, Error, Result};
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records that the convocation was sent; the applicants on the agenda are invited where the call hears them.
///
/// # Errors
/// [`Error::RuleBroken`] `agenda_empty`.
pub async fn convene(store: &Store, caller: &Caller, session: SessionId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::SessionConvene, async |act| {
            let head = rows::head(act, session).await?;
            head.name_in(act);
            rows::advance(act, session, SessionAct::Convene).await?;
            if rows::agenda(act, session).await?.is_empty() {
                return Err(Error::rule(BrokenRule::AgendaEmpty));
            }
            sqlx::query("update session set convened_at = ? where id = ?")
                .bind(clock::to_text(caller.at))
                .bind(session.to_string())
                .execute(&mut **act)
                .await?;
            rows::invite_scheduled(act, &head).await
        })
        .await?;
    Ok(receipt)
}
