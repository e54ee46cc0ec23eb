//! The attendance sheet.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::attendance::{Attendance, check_attendance};
use super::rows;
use super::seats;
use super::state::SessionState;
use super::view::AttendanceInput;
use crate::call;
use crate::committee;
use crate::committee::model::MemberRole;
use crate::error::{Error, Result};
use crate::id::{MemberId, SessionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records who is there, how, and who represents whom. The sheet given is the whole sheet: who is not on it was absent, and
/// before the opening has no line at all.
pub async fn set_attendance(
    store: &Store,
    caller: &Caller,
    session: SessionId,
    sheet: &[AttendanceInput],
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let head = rows::head(&mut *store.read().await?, session).await?;
    let lines: Vec<Attendance> = sheet.iter().map(Attendance::try_from).collect::<Result<_>>()?;
    let here = lines.iter().filter(|line| line.presence.is_here()).count();
    let mut change = store
        .begin(head.operation(OperationName::AttendanceSet).with("here", here), caller)
        .await?;
    let head = rows::head(&mut change, session).await?;
    if !matches!(head.state, SessionState::Convened | SessionState::Open) {
        return Err(Error::wrong_state(head.state, "set_attendance"));
    }
    let rules = call::rules(&mut change, head.call).await?;
    check_attendance(&lines, rules.committee.proxies_per_member)?;
    let kept: BTreeSet<MemberId> = lines.iter().map(|line| line.member).collect();
    for line in seats::attendance(&mut change, session).await? {
        if !kept.contains(&line.member_id) {
            let forget = if head.opened_at.is_some() {
                include_str!("absent.sql")
            } else {
                "delete from attendance where session_id = ? and member_id = ?"
            };
            sqlx::query(forget)
                .bind(session.to_string())
                .bind(line.member_id.to_string())
                .execute(&mut *change)
                .await?;
        }
    }
    for (index, line) in sheet.iter().enumerate() {
        if committee::head(&mut change, line.member_id).await?.call != head.call {
            return Err(Error::not_found("member", line.member_id));
        }
        if let Some(holder) = line.proxy_to {
            refuse_holder_without_a_voice(&mut change, holder, index).await?;
        }
        sqlx::query(include_str!("set_attendance.sql"))
            .bind(session.to_string())
            .bind(line.member_id.to_string())
            .bind(line.presence.as_str())
            .bind(line.proxy_to.map(|holder| holder.to_string()))
            .bind(&line.arrived_at)
            .bind(&line.left_at)
            .execute(&mut *change)
            .await?;
    }
    change.commit().await
}

/// A proxy goes to a member or to an alternate: somebody who never votes cannot vote for another.
async fn refuse_holder_without_a_voice(
    connection: &mut SqliteConnection,
    holder: MemberId,
    index: usize,
) -> Result<()> {
    let role = committee::head(connection, holder).await?.role;
    if matches!(role, MemberRole::Guest | MemberRole::Expert) {
        return Err(Error::invalid(format!("attendance[{index}].proxy_to"), "no_voice"));
    }
    Ok(())
}
