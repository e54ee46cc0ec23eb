//! Members and declarations, as read.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::stored::{instant, word};
use super::view::{InterestView, MemberInput, MemberView};
use crate::error::Result;
use crate::id::{CallId, DossierId, MemberId};

/// The members of a call, those who sit first, the chair at the top.
pub async fn members(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<MemberView>> {
    let rows = sqlx::query(include_str!("recusals.sql"))
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut recusals: BTreeMap<MemberId, Vec<DossierId>> = BTreeMap::new();
    for row in &rows {
        recusals
            .entry(word(row, "member_id")?)
            .or_default()
            .push(word(row, "dossier_id")?);
    }
    let rows = sqlx::query(include_str!("members.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let id = word(row, "id")?;
            Ok(MemberView {
                id,
                member: member_input(row)?,
                active: row.try_get("active")?,
                assigned: row.try_get("assigned")?,
                submitted: row.try_get("submitted")?,
                recusals: recusals.remove(&id).unwrap_or_default(),
            })
        })
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
    })
}

/// Every declaration of a call, for the secretariat. The notes stay out of every published paper.
pub async fn interests(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<InterestView>> {
    let rows = sqlx::query(include_str!("interests.sql"))
        .bind(call.to_string())
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
