//! Changing a planned or convened session; the next date and the secretary also while it sits.

use super::rows;
use super::state::SessionState;
use super::view::SessionInput;
use crate::error::{Error, Result};
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Changes the plan of a session. While it sits only its place, chair, secretary and next date change: not its hour.
pub async fn update(store: &Store, caller: &Caller, session: SessionId, plan: &SessionInput) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::SessionUpdate, async |act| {
            let head = rows::head(act, session).await?;
            head.name_in(act);
            let same_hour =
                plan.held_on == head.held_on && plan.starts_at == head.starts_at.format("%H:%M").to_string();
            let sits_as_planned = head.state == SessionState::Open && same_hour;
            if !head.state.is_editable() && !sits_as_planned {
                return Err(Error::wrong_state(head.state, "update"));
            }
            rows::check_plan(act, head.call, plan).await?;
            sqlx::query(include_str!("update.sql"))
                .bind(plan.held_on.to_string())
                .bind(&plan.starts_at)
                .bind(plan.place.trim())
                .bind(plan.chair_id.map(|chair| chair.to_string()))
                .bind(plan.secretary.trim())
                .bind(plan.next_on.map(|next| next.to_string()))
                .bind(session.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
