//! What a member must hand in before the scores of a call open to them.

use sqlx::SqliteConnection;

use crate::error::Result;
use crate::id::{CallId, MemberId};

/// Whether the scores of a call are still sealed for a member: something of theirs is left to hand in.
pub(crate) async fn is_sealed(connection: &mut SqliteConnection, member: MemberId, call: CallId) -> Result<bool> {
    let waiting = sqlx::query_scalar(include_str!("waiting_for.sql"))
        .bind(member.to_string())
        .bind(call.to_string())
        .fetch_one(connection)
        .await?;
    Ok(waiting)
}
