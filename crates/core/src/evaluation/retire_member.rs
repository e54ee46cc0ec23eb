//! A member leaves the committee, and what that does to the evaluations that are expected of them.

use sqlx::{Row, SqliteConnection};

use super::model::CellState;
use super::settle::settle;
use crate::committee;
use crate::error::Result;
use crate::id::{DossierId, MemberId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::word;

/// Takes a member off the committee's list. What they handed in stays; what they had not begun is no longer expected, and
/// what they had begun is set aside, uncounted.
pub async fn retire_member(store: &Store, caller: &Caller, member: MemberId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::MemberRetire, async |act| {
            let name = committee::head(act, member).await?.name;
            act.says("member", name);
            sqlx::query("update member set active = 0 where id = ?")
                .bind(member.to_string())
                .execute(&mut **act)
                .await?;
            for dossier in no_longer_expect(act, member).await? {
                settle(act, dossier).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Ends what a member has not handed in, and tells on which dossiers.
async fn no_longer_expect(connection: &mut SqliteConnection, member: MemberId) -> Result<Vec<DossierId>> {
    let waiting = sqlx::query(include_str!("unfinished.sql"))
        .bind(member.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut dossiers = Vec::with_capacity(waiting.len());
    for row in &waiting {
        let id: String = row.try_get("id")?;
        let ends: &[&str] = if word::<CellState>(row, "state")? == CellState::NotStarted {
            &[
                "delete from mark where evaluation_id = ?",
                "delete from evaluation where id = ?",
            ]
        } else {
            &["update evaluation set state = 'set_aside' where id = ?"]
        };
        for end in ends {
            sqlx::query(*end).bind(&id).execute(&mut *connection).await?;
        }
        dossiers.push(word(row, "dossier_id")?);
    }
    Ok(dossiers)
}
