//! Saying that returns are late from now on, or no longer taken; calling packs back; and no longer knowing a member's key.

use super::model::PackState;
use crate::error::Result;
use crate::id::{CallId, MemberId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Sets where the packs of a call stand: those of the members named, or of everybody. One that was called back stays so.
pub async fn close(
    store: &Store,
    caller: &Caller,
    call: CallId,
    members: &[MemberId],
    state: PackState,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let names: Vec<String> = members.iter().map(ToString::to_string).collect();
    let ((), receipt) = store
        .act(caller, OperationName::PackClose, async |act| {
            act.says("state", state.as_str());
            let changed = sqlx::query(include_str!("close.sql"))
                .bind(state.as_str())
                .bind(call.to_string())
                .bind(serde_json::to_string(&names)?)
                .execute(&mut **act)
                .await?;
            act.says("packs", changed.rows_affected());
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// No longer knows the key of a member, who works on another computer from now on: their next return makes the new one known.
pub async fn forget_key(store: &Store, caller: &Caller, member: MemberId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::PackClose, async |act| {
            act.says("key", true);
            sqlx::query("delete from member_key where member_id = ?")
                .bind(member.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
