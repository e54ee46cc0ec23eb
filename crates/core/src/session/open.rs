//! Opening a session: with its quorum, or the record that there was none.

use super::quorum::QuorumResult;
use super::rows;
use super::seats::Seats;
use super::state::SessionAct;
use crate::call;
use crate::clock;
use crate::error::{Error, Result};
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Tests the quorum of the attendance recorded and opens the session, or records that the quorum failed; its dossiers are
/// then ready for another one. A second convocation needs no quorum.
pub async fn open(store: &Store, caller: &Caller, session: SessionId) -> Result<(QuorumResult, Receipt)> {
    caller.actor().require_secretariat()?;
    let (head, quorum) = {
        let mut connection = store.read().await?;
        let head = rows::head(&mut connection, session).await?;
        head.state.after(SessionAct::Open)?;
        let rules = call::rules(&mut connection, head.call).await?;
        let again = head.reconvened_from.is_some();
        let seats = Seats::load(&mut connection, head.call, session, &rules.committee, again).await?;
        if !seats.is_recorded() {
            return Err(Error::rule("attendance_missing"));
        }
        let quorum = seats.opening(head.opening(Some(caller.at)));
        (head, quorum)
    };
    let operation = head
        .operation(OperationName::SessionOpen)
        .with("reached", quorum.reached)
        .with("present", quorum.counted)
        .with("required", quorum.required);
    let mut change = store.begin(operation, caller).await?;
    let act = if quorum.reached {
        SessionAct::Open
    } else {
        SessionAct::FailQuorum
    };
    rows::advance(&mut change, session, act).await?;
    sqlx::query("update session set opened_at = ? where id = ?")
        .bind(clock::to_text(caller.at))
        .bind(session.to_string())
        .execute(&mut *change)
        .await?;
    // From here on the committee of this session is the one of its sheet, whoever joins or leaves later.
    sqlx::query(include_str!("settle_attendance.sql"))
        .bind(session.to_string())
        .execute(&mut *change)
        .await?;
    if !quorum.reached {
        rows::unschedule_waiting(&mut change, session).await?;
    }
    Ok((quorum, change.commit().await?))
}
