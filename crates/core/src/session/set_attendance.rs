//! The attendance sheet.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::attendance::{Attendance, check_attendance};
use super::quorum::ProxyRefusal;
use super::rows::{self, SessionHead};
use super::seats::{self, Seats};
use super::state::SessionState;
use super::view::AttendanceInput;
use crate::call;
use crate::committee;
use crate::committee::model::MemberRole;
use crate::error::{Error, InputFault, Result};
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
    let lines: Vec<Attendance> = sheet.iter().map(Attendance::try_from).collect::<Result<_>>()?;
    let here = lines.iter().filter(|line| line.presence.is_here()).count();
    let ((), receipt) = store
        .act(caller, OperationName::AttendanceSet, async |act| {
            let head = rows::head(act, session).await?;
            head.name_in(act).says("here", here);
            if !matches!(head.state, SessionState::Convened | SessionState::Open) {
                return Err(Error::wrong_state(head.state, "set_attendance"));
            }
            let rules = call::rules(act, head.call).await?;
            check_attendance(&lines, rules.committee.proxies_per_member)?;
            forget_others(act, &head, &lines).await?;
            for (index, line) in sheet.iter().enumerate() {
                write(act, &head, line, index).await?;
            }
            let seats = Seats::load(act, &head, &rules.committee).await?;
            refuse_useless_proxy(&head, &seats, &lines)
        })
        .await?;
    Ok(receipt)
}

/// Who is not on the sheet given was absent; before the opening they have no line.
async fn forget_others(connection: &mut SqliteConnection, head: &SessionHead, lines: &[Attendance]) -> Result<()> {
    let kept: BTreeSet<MemberId> = lines.iter().map(|line| line.member).collect();
    let forget = if head.opened_at.is_some() {
        include_str!("absent.sql")
    } else {
        "delete from attendance where session_id = ? and member_id = ?"
    };
    for line in seats::attendance(connection, head.id).await? {
        if !kept.contains(&line.member_id) {
            sqlx::query(forget)
                .bind(head.id.to_string())
                .bind(line.member_id.to_string())
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

async fn write(
    connection: &mut SqliteConnection,
    head: &SessionHead,
    line: &AttendanceInput,
    index: usize,
) -> Result<()> {
    if committee::head(connection, line.member_id).await?.call != head.call {
        return Err(Error::not_found("member", line.member_id));
    }
    if let Some(holder) = line.proxy_to {
        refuse_holder_without_a_voice(connection, holder, index).await?;
    }
    sqlx::query(include_str!("set_attendance.sql"))
        .bind(head.id.to_string())
        .bind(line.member_id.to_string())
        .bind(line.presence.as_str())
        .bind(line.proxy_to.map(|holder| holder.to_string()))
        .bind(&line.arrived_at)
        .bind(&line.left_at)
        .execute(connection)
        .await?;
    Ok(())
}

/// A proxy of somebody whose alternate sits, or held by an alternate without a seat, would count for nothing: it is refused where it
/// is typed.
fn refuse_useless_proxy(head: &SessionHead, seats: &Seats, lines: &[Attendance]) -> Result<()> {
    let Some((giver, reason)) = seats.useless_proxy(head.opening(head.opened_at)) else {
        return Ok(());
    };
    let index = lines.iter().position(|line| line.member == giver).unwrap_or_default();
    let fault = match reason {
        ProxyRefusal::AlternateSits => InputFault::AlternateSits,
        _ => InputFault::NoVoice,
    };
    Err(Error::invalid(format!("attendance[{index}].proxy_to"), fault))
}

/// A proxy goes to a member or to an alternate: somebody who never votes cannot vote for another.
async fn refuse_holder_without_a_voice(
    connection: &mut SqliteConnection,
    holder: MemberId,
    index: usize,
) -> Result<()> {
    let role = committee::head(connection, holder).await?.role;
    if matches!(role, MemberRole::Guest | MemberRole::Expert) {
        return Err(Error::invalid(
            format!("attendance[{index}].proxy_to"),
            InputFault::NoVoice,
        ));
    }
    Ok(())
}
