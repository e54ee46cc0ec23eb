//! Opening a session: with its quorum, or the record that there was none.

use sqlx::SqliteConnection;

use super::quorum::QuorumResult;
use super::rows::{self, SessionHead};
use super::seats::Seats;
use super::state::SessionAct;
use crate::call;
use crate::clock::{self, Timestamp};
use crate::error::{BrokenRule, Error, Result};
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Tests the quorum of the attendance recorded and opens the session, or records that the quorum failed; its dossiers are
/// then ready for another one. A second convocation needs no quorum. Either way the session was held and takes the next number
/// of its call.
///
/// # Errors
/// [`Error::RuleBroken`] `attendance_missing` before anybody's attendance was recorded.
pub async fn open(store: &Store, caller: &Caller, session: SessionId) -> Result<(QuorumResult, Receipt)> {
    caller.actor().require_secretariat()?;
    store
        .act(caller, OperationName::SessionOpen, async |act| {
            let head = rows::head(act, session).await?;
            head.state.after(SessionAct::Open)?;
            let quorum = quorum(act, &head, caller.at).await?;
            let number = rows::next_number(act, head.call).await?;
            SessionHead {
                number: Some(number),
                ..head
            }
            .name_in(act)
            .says("reached", quorum.reached)
            .says("present", quorum.counted)
            .says("required", quorum.required);
            let event = if quorum.reached {
                SessionAct::Open
            } else {
                SessionAct::FailQuorum
            };
            rows::advance(act, session, event).await?;
            hold(act, session, number, caller.at).await?;
            if !quorum.reached {
                rows::unschedule_waiting(act, session).await?;
            }
            Ok(quorum)
        })
        .await
}

/// The quorum of the attendance as recorded.
async fn quorum(connection: &mut SqliteConnection, head: &SessionHead, at: Timestamp) -> Result<QuorumResult> {
    let rules = call::rules(connection, head.call).await?;
    let again = head.reconvened_from.is_some();
    let seats = Seats::load(connection, head.call, head.id, &rules.committee, again).await?;
    if seats.is_recorded() {
        Ok(seats.opening(head.opening(Some(at))))
    } else {
        Err(Error::rule(BrokenRule::AttendanceMissing))
    }
}

/// From here on the committee of this session is the one of its sheet, whoever joins or leaves later.
async fn hold(connection: &mut SqliteConnection, session: SessionId, number: u32, at: Timestamp) -> Result<()> {
    sqlx::query("update session set opened_at = ?, number = ? where id = ?")
        .bind(clock::to_text(at))
        .bind(number)
        .bind(session.to_string())
        .execute(&mut *connection)
        .await?;
    sqlx::query(include_str!("settle_attendance.sql"))
        .bind(session.to_string())
        .execute(connection)
        .await?;
    Ok(())
}
