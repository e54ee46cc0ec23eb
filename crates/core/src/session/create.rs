//! Planning a session.

use super::rows;
use super::state::SessionState;
use super::view::SessionInput;
use crate::error::Result;
use crate::id::{CallId, SessionId};
use crate::journal::{Caller, Operation, OperationName, Receipt};
use crate::store::Store;

/// Plans a session of a call; it takes the next number.
pub async fn create(store: &Store, caller: &Caller, call: CallId, plan: &SessionInput) -> Result<(SessionId, Receipt)> {
    caller.actor().require_secretariat()?;
    let number = rows::next_number(&mut *store.read().await?, call).await?;
    let operation = Operation::new(OperationName::SessionCreate)
        .with("session", number)
        .with("held_on", plan.held_on.to_string());
    let mut change = store.begin(operation, caller).await?;
    rows::check_plan(&mut change, call, plan).await?;
    let id = SessionId::new();
    rows::insert(&mut change, id, call, plan, SessionState::Planned, None).await?;
    Ok((id, change.commit().await?))
}
