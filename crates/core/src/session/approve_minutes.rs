//! The committee approves the minutes of an earlier session.

use super::rows;
use super::state::SessionAct;
use crate::clock;
use crate::error::Result;
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records that the minutes were approved; from then on they are printed once in each language, as approved.
pub async fn approve_minutes(store: &Store, caller: &Caller, session: SessionId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::MinutesApprove, async |act| {
            rows::head(act, session).await?.name_in(act);
            rows::advance(act, session, SessionAct::ApproveMinutes).await?;
            sqlx::query("update session set approved_at = ? where id = ?")
                .bind(clock::to_text(caller.at))
                .bind(session.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
