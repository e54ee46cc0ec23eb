//! Lifting the reservations of a decision, one by one.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::queries::one;
use super::view::{ConditionView, DecisionView};
use crate::clock::paris_date;
use crate::dossier::{self, DossierEvent};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{DocumentId, DossierId, ReservationId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::word;

/// That a reservation was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifting {
    /// Which.
    pub reservation: ReservationId,
    /// The Paris day on which it was.
    pub on: NaiveDate,
    /// How that was established.
    pub motive: String,
    /// The evidence, among the dossier's documents.
    pub document: Option<DocumentId>,
}

/// Lifts a reservation. With the last one the dossier is selected without reservation; the decision stays as it was taken. While its
/// extension is examined, or was refused, the dossier is where that brought it.
///
/// # Errors
/// [`Error::InvalidInput`] `motive`, `lifted_on` (`future`, or `order` when before the day of the decision's session); [`Error::RuleBroken`]
/// `already_lifted`, `decision_superseded`; [`Error::NotFound`] `reservation`, or a `document` that is not the dossier's.
pub async fn lift(store: &Store, caller: &Caller, lifting: &Lifting) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let today = paris_date(caller.at);
    let motive = lifting.motive.trim();
    let ((), receipt) = store
        .act(caller, OperationName::ReservationLift, async |act| {
            let decision = of_reservation(act, lifting.reservation, today).await?;
            let head = dossier::head(act, decision.input.dossier_id).await?;
            check_evidence(act, head.id, lifting.document).await?;
            let condition = check(&decision, lifting, today)?;
            head.name_in(act)
                .says("reservation", condition.text.as_str())
                .says("on", lifting.on.to_string())
                .says("motive", motive);
            write(act, lifting).await?;
            let waits = |one: &ConditionView| one.lifted_on.is_none() && one.id != lifting.reservation;
            if !decision.superseded && !decision.conditions.iter().any(waits) {
                dossier::advance(act, head.id, DossierEvent::LiftReservations).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

async fn write(connection: &mut SqliteConnection, lifting: &Lifting) -> Result<()> {
    sqlx::query("update reservation set lifted_on = ?, lifting_motive = ?, document_id = ? where id = ?")
        .bind(lifting.on.to_string())
        .bind(lifting.motive.trim())
        .bind(lifting.document.map(|document| document.to_string()))
        .bind(lifting.reservation.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

pub(super) async fn of_reservation(
    connection: &mut SqliteConnection,
    id: ReservationId,
    today: NaiveDate,
) -> Result<DecisionView> {
    let row = sqlx::query("select decision_id from reservation where id = ?")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found("reservation", id))?;
    one(connection, word(&row, "decision_id")?, today).await
}

async fn check_evidence(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    document: Option<DocumentId>,
) -> Result<()> {
    let Some(document) = document else { return Ok(()) };
    sqlx::query("select id from document where id = ? and dossier_id = ?")
        .bind(document.to_string())
        .bind(dossier.to_string())
        .fetch_optional(connection)
        .await?
        .map(drop)
        .ok_or_else(|| Error::not_found("document", document))
}

fn check<'a>(decision: &'a DecisionView, lifting: &Lifting, today: NaiveDate) -> Result<&'a ConditionView> {
    if !decision.can_lift {
        return Err(Error::rule(BrokenRule::DecisionSuperseded));
    }
    let condition = decision.conditions.iter().find(|one| one.id == lifting.reservation);
    let condition = condition.ok_or_else(|| Error::not_found("reservation", lifting.reservation))?;
    if condition.lifted_on.is_some() {
        return Err(Error::rule(BrokenRule::AlreadyLifted));
    }
    if lifting.motive.trim().is_empty() {
        return Err(Error::invalid("motive", InputFault::Empty));
    }
    if lifting.on > today {
        return Err(Error::invalid("lifted_on", InputFault::Future));
    }
    if lifting.on < decision.taken_on() {
        return Err(Error::invalid("lifted_on", InputFault::Order));
    }
    Ok(condition)
}
