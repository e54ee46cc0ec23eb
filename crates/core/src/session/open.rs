//! Opening a session: with its quorum, or the record that there was none.

use sqlx::SqliteConnection;

use super::quorum::QuorumResult;
use super::rows::{self, SessionHead};
use super::seats::{Moment, Seats};
use super::state::SessionAct;
use crate::call;
use crate::clock::{self, Timestamp};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{MemberId, SessionId};
use crate::journal::Act;

/// Inside the act that keeps the record: tests the quorum of the attendance recorded and opens the session, or records that the quorum failed; its dossiers are
/// then ready for another one. A second convocation needs no quorum. Either way the session was held and takes the next number
/// of its call.
///
/// # Errors
/// [`Error::RuleBroken`] `attendance_missing` before anybody's attendance was recorded, `chair_absent` when nobody who is there presides.
pub(crate) async fn open(
    act: &mut Act,
    session: SessionId,
    stated: Option<&str>,
    now: Timestamp,
) -> Result<QuorumResult> {
    let head = rows::head(act, session).await?;
    head.state.after(SessionAct::Open)?;
    if head.held_on > clock::paris_date(now) {
        return Err(Error::invalid("held_on", InputFault::Future));
    }
    // A session typed in afterwards began when it was to begin, unless another time is stated.
    let at = head
        .instant(stated, now)?
        .unwrap_or_else(|| clock::paris_instant(head.held_on, head.starts_at));
    let rules = call::rules(act, head.call).await?;
    let seats = Seats::load(act, &head, &rules.committee).await?;
    let moment = head.opening(Some(at));
    let quorum = quorum(&seats, moment)?;
    name_chair(act, session, seats.presides(None, moment), quorum.reached).await?;
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
    hold(act, session, number, at).await?;
    if !quorum.reached {
        rows::unschedule_waiting(act, session).await?;
    }
    Ok(quorum)
}

/// Somebody who is there presides over a session that sits, and the minutes name them: the person of the plan, else the chair, else a
/// vice-chair; otherwise it is asked. Where nobody sits for want of a quorum, nobody need preside.
async fn name_chair(
    connection: &mut SqliteConnection,
    session: SessionId,
    chair: Option<MemberId>,
    sits: bool,
) -> Result<()> {
    if sits && chair.is_none() {
        return Err(Error::rule(BrokenRule::ChairAbsent));
    }
    sqlx::query("update session set chair_id = ? where id = ?")
        .bind(chair.map(|chair| chair.to_string()))
        .bind(session.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// The quorum of the attendance as recorded.
fn quorum(seats: &Seats, moment: Moment) -> Result<QuorumResult> {
    if seats.is_recorded() {
        Ok(seats.opening(moment))
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
