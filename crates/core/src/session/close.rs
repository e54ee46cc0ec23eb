//! Closing a session.

use super::rows;
use super::state::SessionAct;
use crate::clock;
use crate::dossier::{self, DossierState};
use crate::error::{Error, Result};
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Closes a session. An item that was heard must be decided, if only to be deferred (`item_undecided`); items that were not
/// reached are ready for another session.
pub async fn close(store: &Store, caller: &Caller, session: SessionId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let head = rows::head(&mut *store.read().await?, session).await?;
    let mut change = store.begin(head.operation(OperationName::SessionClose), caller).await?;
    rows::advance(&mut change, session, SessionAct::Close).await?;
    for (dossier, state) in rows::agenda(&mut change, session).await? {
        if matches!(
            state,
            DossierState::Heard | DossierState::NotHeard | DossierState::InDeliberation
        ) {
            let dossier = dossier::head(&mut change, dossier).await?;
            return Err(Error::rule_with(
                "item_undecided",
                [("dossier", dossier.number.into()), ("title", dossier.title.into())],
            ));
        }
    }
    rows::unschedule_waiting(&mut change, session).await?;
    sqlx::query("update session set closed_at = ? where id = ?")
        .bind(clock::to_text(caller.at))
        .bind(session.to_string())
        .execute(&mut *change)
        .await?;
    change.commit().await
}
