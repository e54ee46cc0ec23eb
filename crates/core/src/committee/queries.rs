//! Members and declarations, as read.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::MemberRole;
use super::view::{InterestView, MemberInput, MemberView};
use crate::document::fold;
use crate::error::Result;
use crate::id::{CallId, DossierId, MemberId};
use crate::journal::Actor;
use crate::stored::{instant, json, maybe_word, word};

/// The members of a call, those who sit first, the chair at the top.
pub async fn members(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<MemberView>> {
    let mut recused: BTreeMap<MemberId, Vec<DossierId>> = BTreeMap::new();
    for (member, dossier) in recusals(connection, call).await? {
        recused.entry(member).or_default().push(dossier);
    }
    let rows = sqlx::query(include_str!("members.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let mut members = rows
        .iter()
        .map(|row| {
            let id = word(row, "id")?;
            Ok(MemberView {
                id,
                member: member_input(row)?,
                active: row.try_get("active")?,
                assigned: row.try_get("assigned")?,
                submitted: row.try_get("submitted")?,
                recusals: recused.remove(&id).unwrap_or_default(),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    members.sort_by_cached_key(|one| (!one.active, rank(one.member.role), fold(&one.member.name)));
    Ok(members)
}

/// Who comes before whom in a list: within a rank by name, an accent making no difference (Élodie before Karim).
fn rank(role: MemberRole) -> u8 {
    match role {
        MemberRole::Chair => 0,
        MemberRole::ViceChair => 1,
        MemberRole::Member => 2,
        MemberRole::Alternate => 3,
        MemberRole::Expert | MemberRole::Guest => 4,
    }
}

/// The members of a call for somebody who reads: to a member the others are who they are and in what capacity they sit, without their
/// address, how far they have come, and from what they are recused.
pub async fn seen_members(connection: &mut SqliteConnection, actor: Actor, call: CallId) -> Result<Vec<MemberView>> {
    let mut members = members(connection, call).await?;
    if let Some(reader) = actor.member() {
        for other in members.iter_mut().filter(|member| member.id != reader) {
            other.member.email.clear();
            (other.assigned, other.submitted) = (0, 0);
            other.recusals.clear();
        }
    }
    Ok(members)
}

/// Somebody who sits in the committee of a call: what tells them apart, and no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Their part in the committee.
    pub role: MemberRole,
    /// Their organisation.
    pub organisation: String,
    /// The call.
    pub call: CallId,
    /// Its name.
    pub call_name: String,
}

/// Whoever sits in a committee of the workspace, the newest call first.
pub async fn seated(connection: &mut SqliteConnection) -> Result<Vec<Seated>> {
    let rows = sqlx::query(include_str!("seated.sql")).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            Ok(Seated {
                id: word(row, "id")?,
                name: row.try_get("name")?,
                role: word(row, "role")?,
                organisation: row.try_get("organisation")?,
                call: word(row, "call_id")?,
                call_name: row.try_get("call_name")?,
            })
        })
        .collect()
}

/// Who of a call's committee is recused from which dossiers.
pub(crate) async fn recusals(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<(MemberId, DossierId)>> {
    let rows = sqlx::query(include_str!("recusals.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((word(row, "member_id")?, word(row, "dossier_id")?)))
        .collect()
}

fn member_input(row: &SqliteRow) -> Result<MemberInput> {
    Ok(MemberInput {
        name: row.try_get("name")?,
        capacity: word(row, "capacity")?,
        college: word(row, "college")?,
        voice: word(row, "voice")?,
        role: word(row, "role")?,
        organisation: row.try_get("organisation")?,
        email: row.try_get("email")?,
        alternate_of: maybe_word(row, "alternate_of")?,
        fields: json(row, "fields")?,
    })
}

/// The declarations of a call: all of them for the secretariat, their own for a member. The notes stay out of every published
/// paper.
pub async fn interests(connection: &mut SqliteConnection, actor: Actor, call: CallId) -> Result<Vec<InterestView>> {
    let own = match actor {
        Actor::Secretariat => None,
        Actor::Member(member) => Some(member.to_string()),
    };
    let rows = sqlx::query(include_str!("interests.sql"))
        .bind(call.to_string())
        .bind(own)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(InterestView {
                member_id: word(row, "member_id")?,
                dossier_id: word(row, "dossier_id")?,
                kind: word(row, "kind")?,
                note: row.try_get("note")?,
                recused: row.try_get("recused")?,
                imposed: row.try_get("imposed")?,
                declared_at: instant(row, "declared_at")?,
            })
        })
        .collect()
}

/// A member's name; none when there is no such member.
pub async fn member_name(connection: &mut SqliteConnection, member: MemberId) -> Result<Option<String>> {
    let name = sqlx::query_scalar("select name from member where id = ?")
        .bind(member.to_string())
        .fetch_optional(connection)
        .await?;
    Ok(name)
}
