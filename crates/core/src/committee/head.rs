//! The little that most acts need to know of a member.

use sqlx::{Row, SqliteConnection};

use super::model::MemberRole;
use crate::error::{BrokenRule, Error, Result};
use crate::id::{CallId, MemberId};
use crate::stored::word;

/// A member.
#[derive(Debug, Clone)]
pub(crate) struct MemberHead {
    pub(crate) id: MemberId,
    pub(crate) call: CallId,
    pub(crate) name: String,
    pub(crate) role: MemberRole,
    pub(crate) active: bool,
}

impl MemberHead {
    /// Refuses somebody of another committee, who left, or who never scores.
    pub(crate) fn require_scorer(&self, call: CallId) -> Result<()> {
        if self.call != call || !self.active {
            return Err(Error::not_found("member", self.id));
        }
        if !self.role.scores() {
            return Err(Error::rule_with(
                BrokenRule::GuestNeverScores,
                [("member", self.name.clone().into())],
            ));
        }
        Ok(())
    }
}

/// Reads the head of a member.
pub(crate) async fn head(connection: &mut SqliteConnection, id: MemberId) -> Result<MemberHead> {
    let row = sqlx::query("select call_id, name, role, active from member where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("member", id))?;
    Ok(MemberHead {
        id,
        call: word(&row, "call_id")?,
        name: row.try_get("name")?,
        role: word(&row, "role")?,
        active: row.try_get("active")?,
    })
}
