//! Saying when the committee looks at a reservation again: at a session that is planned, or on a day for which none is yet.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::lift::of_reservation;
use super::view::{ConditionView, DecisionView, Review};
use crate::clock::paris_date;
use crate::dossier;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{CallId, ReservationId, SessionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::session::rows;
use crate::store::Store;

/// Says when a reservation that waits comes before the committee again, or that nothing is planned.
///
/// # Errors
/// [`Error::RuleBroken`] `already_lifted`, `decision_superseded`; [`Error::NotFound`] `reservation`, or a `session` of another call;
/// [`Error::WrongState`] for a session that is held or cancelled; [`Error::InvalidInput`] `on` (`order`) before the decision.
pub async fn review(
    store: &Store,
    caller: &Caller,
    reservation: ReservationId,
    review: Option<Review>,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::ReservationReview, async |act| {
            let decision = of_reservation(act, reservation, paris_date(caller.at)).await?;
            let head = dossier::head(act, decision.input.dossier_id).await?;
            let condition = waiting(&decision, reservation)?;
            head.name_in(act).says("reservation", condition.text.as_str());
            let (session, day) = match review {
                Some(Review::Session { session_id }) => {
                    let session = planned(act, session_id, head.call).await?;
                    act.says("on", session.to_string());
                    in_order(&decision, session)?;
                    (Some(session_id), None)
                }
                Some(Review::Day { on }) => {
                    act.says("on", on.to_string());
                    in_order(&decision, on)?;
                    (None, Some(on))
                }
                None => (None, None),
            };
            sqlx::query("update reservation set review_session_id = ?, review_on = ? where id = ?")
                .bind(session.map(|session| session.to_string()))
                .bind(day.map(|day| day.to_string()))
                .bind(reservation.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

fn waiting(decision: &DecisionView, reservation: ReservationId) -> Result<&ConditionView> {
    if !decision.can_lift {
        return Err(Error::rule(BrokenRule::DecisionSuperseded));
    }
    let condition = decision.conditions.iter().find(|one| one.id == reservation);
    let condition = condition.ok_or_else(|| Error::not_found("reservation", reservation))?;
    if condition.lifted_on.is_some() {
        return Err(Error::rule(BrokenRule::AlreadyLifted));
    }
    Ok(condition)
}

/// The day of a session of that call which is still to come.
async fn planned(connection: &mut SqliteConnection, id: SessionId, call: CallId) -> Result<NaiveDate> {
    let session = rows::head(connection, id).await?;
    if session.call != call {
        return Err(Error::not_found("session", id));
    }
    if !session.state.is_editable() {
        return Err(Error::wrong_state(session.state, "review"));
    }
    Ok(session.held_on)
}

fn in_order(decision: &DecisionView, on: NaiveDate) -> Result<()> {
    if on < decision.taken_on() {
        return Err(Error::invalid("on", InputFault::Order));
    }
    Ok(())
}
