//! Bringing a decided dossier back to the committee. One rule for every decision: it stays in the record, no longer stands, and
//! the dossier is ready for a later session with its marks. A deferral is the committee's own order to see the dossier again, so
//! putting it on an agenda is enough; a place on the reserve list, a rejection or a selection comes back by an act with its motive.

use sqlx::SqliteConnection;

use super::model::ReopeningReason;
use super::queries::one;
use super::rules::can_come_back;
use crate::clock::{self, Timestamp, paris_date};
use crate::committee::{heads, session};
use crate::dossier::{self, DossierEvent};
use crate::error::{Error, Result};
use crate::id::{DecisionId, DossierId};
use crate::journal::{Caller, OperationName, Receipt};
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
    let ((), receipt) = store
        .act(caller, OperationName::DecisionReopen, async |act| {
            let found = one(act, decision, paris_date(caller.at)).await?;
            if found.superseded {
                return Err(Error::rule("decision_superseded"));
            }
            let head = heads::dossier(act, found.input.dossier_id).await?;
            let session = session::rows::head(act, found.input.session_id).await?;
            can_come_back(head.state, session.state)?;
            head.name_in(act)
                .says("session", session.number)
                .says("reason", reason.as_str())
                .says("motive", motive);
            bring_back(act, head.id, reason, motive, caller.at).await
        })
        .await?;
    Ok(receipt)
}

/// Marks the dossier's last decision as no longer standing and makes the dossier ready. To be called inside a change.
pub(crate) async fn bring_back(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    reason: ReopeningReason,
    motive: &str,
    at: Timestamp,
) -> Result<()> {
    sqlx::query(include_str!("bring_back.sql"))
        .bind(clock::to_text(at))
        .bind(reason.as_str())
        .bind(motive)
        .bind(dossier.to_string())
        .execute(&mut *connection)
        .await?;
    dossier::advance(connection, dossier, DossierEvent::ReopenDecision).await?;
    Ok(())
}
