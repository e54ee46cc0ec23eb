//! A member leaves the committee.

use sqlx::Row;

use crate::committee;
use crate::error::Result;
use crate::evaluation::settle;
use crate::id::MemberId;
use crate::journal::{Caller, Operation, OperationName, Receipt};
use crate::store::Store;
use crate::stored::word;

/// Takes a member off the committee's list. What they handed in stays; what they had not begun is no longer expected, and
/// what they had begun is set aside, uncounted.
pub async fn retire_member(store: &Store, caller: &Caller, member: MemberId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let head = committee::head(&mut *store.read().await?, member).await?;
    let operation = Operation::new(OperationName::MemberRetire).with("member", head.name.as_str());
    let mut change = store.begin(operation, caller).await?;
    let waiting = sqlx::query(
        "select id, dossier_id, state from evaluation where member_id = ? and state in ('not_started', 'draft')",
    )
    .bind(member.to_string())
    .fetch_all(&mut *change)
    .await?;
    sqlx::query("update member set active = 0 where id = ?")
        .bind(member.to_string())
        .execute(&mut *change)
        .await?;
    for row in &waiting {
        let id: String = row.try_get("id")?;
        if row.try_get::<String, _>("state")? == "not_started" {
            sqlx::query("delete from mark where evaluation_id = ?")
                .bind(&id)
                .execute(&mut *change)
                .await?;
            sqlx::query("delete from evaluation where id = ?")
                .bind(&id)
                .execute(&mut *change)
                .await?;
        } else {
            sqlx::query("update evaluation set state = 'voided' where id = ?")
                .bind(&id)
                .execute(&mut *change)
                .await?;
        }
        settle::settle(&mut change, word(row, "dossier_id")?).await?;
    }
    change.commit().await
}
