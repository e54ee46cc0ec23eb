//! Bringing a decided dossier back to the committee. One rule for every decision: it stays in the record, no longer stands, and
//! the dossier is ready for a later session with its marks. A deferral is the committee's own order to see the dossier again, so
//! putting it on an agenda is enough; a place on the reserve list, a rejection or a selection comes back by an act with its motive.

use super::extension::check_reopening;
use super::model::DecisionKind;
use super::queries::one;
use super::rules::can_come_back;
use crate::call;
use crate::clock::paris_date;
use crate::dossier;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::DecisionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::session;
use crate::session::bring_back::{ReopeningReason, bring_back};
use crate::store::Store;

/// Brings the dossier of a decision back to the committee.
///
/// # Errors
/// [`Error::InvalidInput`] `motive`; [`Error::RuleBroken`] `decision_superseded`, `act_taken` once the competent body followed it,
/// `not_on_reserve` for a place that came free; [`Error::WrongState`] `reopen_decision` when the dossier is not decided, or while the session
/// of the decision still sits (what was typed is undone there).
pub async fn reopen(
    store: &Store,
    caller: &Caller,
    decision: DecisionId,
    reason: ReopeningReason,
    motive: &str,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let motive = motive.trim();
    if motive.is_empty() {
        return Err(Error::invalid("motive", InputFault::Empty));
    }
    let ((), receipt) = store
        .act(caller, OperationName::DecisionReopen, async |act| {
            let found = one(act, decision, paris_date(caller.at)).await?;
            if found.superseded {
                return Err(Error::rule(BrokenRule::DecisionSuperseded));
            }
            if found.effect.act().is_some() && !follows_an_act(reason) {
                return Err(Error::rule(BrokenRule::ActTaken));
            }
            let head = dossier::head(act, found.input.dossier_id).await?;
            let session = session::rows::head(act, found.input.session_id).await?;
            can_come_back(head.state, session.state)?;
            check_ground(found.input.kind, reason)?;
            if reason == ReopeningReason::Extension {
                let rules = call::rules(act, head.call).await?;
                check_reopening(act, &rules, &found, paris_date(caller.at)).await?;
            }
            head.name_in(act)
                .says("session", session.number)
                .says("reason", reason.as_str())
                .says("motive", motive);
            bring_back(act, head.id, reason, motive, caller.at).await
        })
        .await?;
    Ok(receipt)
}

/// A place or money that comes free goes to the reserve list. Where it comes from is for the motive to say: a call knows its laureates,
/// and not what its funders add.
fn check_ground(kind: DecisionKind, reason: ReopeningReason) -> Result<()> {
    if reason == ReopeningReason::PlaceFreed && kind != DecisionKind::Waitlisted {
        return Err(Error::rule(BrokenRule::NotOnReserve));
    }
    Ok(())
}

/// What an act of the competent body leaves to the committee: to propose anew where the rules themselves say when. That the committee
/// erred, or learned something, is for the body that decided to mend; and nobody keeps who renounces.
fn follows_an_act(reason: ReopeningReason) -> bool {
    matches!(
        reason,
        ReopeningReason::PlaceFreed
            | ReopeningReason::Renounced
            | ReopeningReason::ReservationsLapsed
            | ReopeningReason::Appeal
            | ReopeningReason::Extension
    )
}
