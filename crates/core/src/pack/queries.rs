//! The register of packs and returns.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::{MemberPacks, PackView, ReturnView, is_owing};
use super::view::{View, all_rows, view_of};
use crate::error::{Error, Result};
use crate::id::{CallId, DeviceId, MemberId};
use crate::journal::Actor;
use crate::stored::{instant, word};

/// What is in circulation for a call: every member with dossiers to score or with a pack, by name. The secretariat's.
///
/// # Errors
/// [`Error::NotAllowed`] `staff_only`.
pub async fn circulation(connection: &mut SqliteConnection, actor: Actor, call: CallId) -> Result<Vec<MemberPacks>> {
    actor.require_secretariat()?;
    let rows = all_rows(connection).await?;
    let members = sqlx::query(include_str!("members.sql"))
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut found = Vec::new();
    for row in &members {
        let member: MemberId = word(row, "id")?;
        let view = view_of(&rows, call, member);
        let (packs, returns) = (packs(connection, member).await?, returns(connection, member).await?);
        if view.dossiers == 0 && packs.is_empty() {
            continue;
        }
        found.push(MemberPacks {
            member,
            name: row.try_get("name")?,
            email: row.try_get("email")?,
            active: row.try_get("active")?,
            dossiers: view.dossiers,
            size: view.documents.values().sum(),
            key_known: row.try_get("key_known")?,
            changed: changed(connection, member, &view).await?,
            owing: is_owing(&packs, &returns),
            packs,
            returns,
        });
    }
    Ok(found)
}

async fn packs(connection: &mut SqliteConnection, member: MemberId) -> Result<Vec<PackView>> {
    let rows = sqlx::query("select * from pack where member_id = ? order by version desc")
        .bind(member.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(pack_view).collect()
}

fn pack_view(row: &SqliteRow) -> Result<PackView> {
    Ok(PackView {
        id: word(row, "id")?,
        call: word(row, "call_id")?,
        member: word(row, "member_id")?,
        version: row.try_get("version")?,
        state: word(row, "state")?,
        dossiers: row.try_get("dossiers")?,
        size: u64::try_from(row.try_get::<i64, _>("size")?).map_err(Error::internal)?,
        made_at: instant(row, "made_at")?,
    })
}

/// A pack of the register, if it is there.
pub async fn pack(connection: &mut SqliteConnection, id: DeviceId) -> Result<Option<PackView>> {
    let row = sqlx::query("select * from pack where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(pack_view).transpose()
}

/// The version of a member's next pack.
pub(crate) async fn next_version(connection: &mut SqliteConnection, member: MemberId) -> Result<u32> {
    let sql = "select coalesce(max(version), 0) + 1 from pack where member_id = ?";
    Ok(sqlx::query_scalar(sql)
        .bind(member.to_string())
        .fetch_one(connection)
        .await?)
}

/// What came back from a member, the newest first.
pub async fn returns(connection: &mut SqliteConnection, member: MemberId) -> Result<Vec<ReturnView>> {
    let rows = sqlx::query(include_str!("returns.sql"))
        .bind(member.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(ReturnView {
                pack: word(row, "pack_id")?,
                version: row.try_get("version")?,
                acts: row.try_get("acts")?,
                receipt: row.try_get("receipt")?,
                made_at: instant(row, "made_at")?,
                came_at: instant(row, "came_at")?,
                outcome: word(row, "outcome")?,
            })
        })
        .collect()
}

/// How many dossiers came, left or changed since the last pack of a member; none for whoever has no pack.
async fn changed(connection: &mut SqliteConnection, member: MemberId, view: &View) -> Result<u32> {
    let last: Option<String> =
        sqlx::query_scalar("select contents from pack where member_id = ? order by version desc limit 1")
            .bind(member.to_string())
            .fetch_optional(connection)
            .await?;
    let Some(last) = last else { return Ok(0) };
    let last: BTreeMap<String, String> = serde_json::from_str(&last)?;
    let now = view.digests();
    let differs = last.keys().chain(now.keys().filter(|id| !last.contains_key(*id)));
    let count = differs.filter(|id| last.get(*id) != now.get(*id)).count();
    u32::try_from(count).map_err(Error::internal)
}

/// The keys pinned of a member: the copy, who signs, to whom their packs are encrypted.
pub(crate) async fn member_key(
    connection: &mut SqliteConnection,
    member: MemberId,
) -> Result<Option<(DeviceId, String, String)>> {
    let row = sqlx::query("select device, signer, recipient from member_key where member_id = ?")
        .bind(member.to_string())
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((word(&row, "device")?, row.try_get("signer")?, row.try_get("recipient")?)))
        .transpose()
}

/// Whether a key is known of some member: it signs for nobody else.
pub(crate) async fn is_key(connection: &mut SqliteConnection, signer: &str) -> Result<bool> {
    let sql = "select exists (select 1 from member_key where signer = ?)";
    Ok(sqlx::query_scalar(sql).bind(signer).fetch_one(connection).await?)
}
