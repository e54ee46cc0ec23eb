//! The copy where a member works at home: whose it is, of which pack, and for whom its return is.

use serde::{Deserialize, Serialize};
use sqlx::{Row, SqliteConnection};

use crate::error::{Error, Result};
use crate::id::{CallId, DeviceId, MemberId, WorkspaceId};
use crate::stored::word;

/// Whom a member writes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The person of the secretariat who made the pack.
    pub name: String,
    /// Their e-mail address; empty where none is known.
    pub email: String,
}

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The secretariat's workspace.
    pub workspace: WorkspaceId,
    /// The call.
    pub call: CallId,
    /// Whose copy it is.
    pub member: MemberId,
    /// The last pack that was opened here.
    pub pack: DeviceId,
    /// Its version.
    pub version: u32,
    /// Who signs packs for it.
    pub signer: String,
    /// To whom its returns are encrypted.
    pub recipient: String,
    /// Whom to write to.
    pub contact: Contact,
    /// The version of the last return; 0 before the first.
    pub returned: u32,
    /// The last act of this copy that was in it.
    pub reached: i64,
}

/// What this copy is at home; none for a workspace of the secretariat's.
pub async fn home(connection: &mut SqliteConnection) -> Result<Option<Home>> {
    let row = sqlx::query("select * from home").fetch_optional(connection).await?;
    row.map(|row| {
        Ok(Home {
            workspace: word(&row, "workspace")?,
            call: word(&row, "call_id")?,
            member: word(&row, "member_id")?,
            pack: word(&row, "pack_id")?,
            version: row.try_get("version")?,
            signer: row.try_get("signer")?,
            recipient: row.try_get("recipient")?,
            contact: serde_json::from_str(&row.try_get::<String, _>("contact")?)?,
            returned: row.try_get("returned")?,
            reached: row.try_get("reached")?,
        })
    })
    .transpose()
}

/// Whether this copy is one where a member works at home. It holds nobody else's evaluation: nothing is concluded from there being none.
pub async fn is_home(connection: &mut SqliteConnection) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists (select 1 from home)")
        .fetch_one(connection)
        .await?)
}

/// What this copy is, which must be one at home.
///
/// # Errors
/// [`Error::NotFound`] `home`.
pub(crate) async fn require(connection: &mut SqliteConnection) -> Result<Home> {
    home(connection).await?.ok_or_else(|| Error::not_found("home", ""))
}

/// Says what this copy is from now on; what it returned stays known.
pub(crate) async fn settle_in(connection: &mut SqliteConnection, home: &Home) -> Result<()> {
    sqlx::query(include_str!("settle_in.sql"))
        .bind(home.workspace.to_string())
        .bind(home.call.to_string())
        .bind(home.member.to_string())
        .bind(home.pack.to_string())
        .bind(home.version)
        .bind(&home.signer)
        .bind(&home.recipient)
        .bind(serde_json::to_string(&home.contact)?)
        .execute(connection)
        .await?;
    Ok(())
}

/// Records that a return was written.
pub(crate) async fn returned(connection: &mut SqliteConnection, version: u32, last: i64) -> Result<()> {
    sqlx::query("update home set returned = ?, reached = ?")
        .bind(version)
        .bind(last)
        .execute(connection)
        .await?;
    Ok(())
}

/// How many acts of the copy no return held yet.
pub async fn unreturned(connection: &mut SqliteConnection, home: &Home) -> Result<u32> {
    let done: i64 = sqlx::query_scalar("select count(*) from journal where operation <> 'pack_open'")
        .fetch_one(connection)
        .await?;
    Ok(u32::try_from(done.saturating_sub(home.reached)).unwrap_or(u32::MAX))
}
