//! Bringing a decided dossier back to the committee. One rule for every decision: it stays in the record, no longer stands, and
//! the dossier is ready for a later session with its marks. A deferral is the committee's own order to see the dossier again, so
//! putting it on an agenda is enough; a place on the reserve list, a rejection or a selection comes back by an act with its motive.

use super::queries::one;
use crate::clock::paris_date;
use crate::dossier::lifecycle::next;
use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{Error, Result};
use crate::id::DecisionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::session::bring_back::{ReopeningReason, bring_back};
use crate::session::state::SessionState;
use crate::store::Store;

/// Brings the dossier of a decision back to the committee.
///
/// # Errors
/// [`Error::InvalidInput`] `motive`; [`Error::RuleBroken`] `decision_superseded`; [`Error::WrongState`] `reopen_decision` when
/// the dossier is not decided, or while the session of the decision still sits (what was typed is undone there).
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
        return Err(Error::invalid("motive", "empty"));
    }
    let (head, session) = {
        let mut connection = store.read().await?;
        let found = one(&mut connection, decision, paris_date(caller.at)).await?;
        if found.superseded {
            return Err(Error::rule("decision_superseded"));
        }
        let session = found.input.session_id;
        (
            dossier::head(&mut connection, found.input.dossier_id).await?,
            crate::session::rows::head(&mut connection, session).await?,
        )
    };
    can_come_back(head.state, session.state)?;
    let operation = head
        .operation(OperationName::DecisionReopen)
        .with("session", session.number)
        .with("reason", reason.as_str())
        .with("motive", motive);
    let mut change = store.begin(operation, caller).await?;
    bring_back(&mut change, head.id, reason, motive, caller.at).await?;
    change.commit().await
}

/// Whether a dossier in this state, decided in a session in that one, can come back to the committee.
pub(super) fn can_come_back(dossier: DossierState, session: SessionState) -> Result<()> {
    if session == SessionState::Open {
        return Err(Error::wrong_state(session, DossierEvent::ReopenDecision.as_str()));
    }
    next(dossier, DossierEvent::ReopenDecision).map(drop)
}
