//! Planning a session.

use super::rows;
use super::state::SessionState;
use super::view::SessionInput;
use crate::error::Result;
use crate::id::{CallId, SessionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Plans a session of a call. It has no number before it is held: one that is cancelled leaves no gap.
pub async fn create(store: &Store, caller: &Caller, call: CallId, plan: &SessionInput) -> Result<(SessionId, Receipt)> {
    caller.actor().require_secretariat()?;
    let id = SessionId::new();
    let ((), receipt) = store
        .act(caller, OperationName::SessionCreate, async |act| {
            act.says("held_on", plan.held_on.to_string());
            rows::check_plan(act, call, plan).await?;
            rows::insert(act, id, call, plan, SessionState::Planned, None).await
        })
        .await?;
    Ok((id, receipt))
}
