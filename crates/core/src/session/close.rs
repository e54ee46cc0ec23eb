//! Closing a session.

use sqlx::SqliteConnection;

use super::rows;
use super::state::SessionAct;
use crate::clock;
use crate::dossier::{self, DossierState};
use crate::error::{BrokenRule, Error, Result};
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Closes a session. An item that was heard must be decided, if only to be deferred (`item_undecided`); items that were not
/// reached, or whose applicant did not come, wait for another session.
pub async fn close(store: &Store, caller: &Caller, session: SessionId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::SessionClose, async |act| {
            rows::head(act, session).await?.name_in(act);
            rows::advance(act, session, SessionAct::Close).await?;
            refuse_undecided(act, session).await?;
            rows::unschedule_waiting(act, session).await?;
            sqlx::query("update session set closed_at = ? where id = ?")
                .bind(clock::to_text(caller.at))
                .bind(session.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

async fn refuse_undecided(connection: &mut SqliteConnection, session: SessionId) -> Result<()> {
    for (dossier, state) in rows::agenda(connection, session).await? {
        if matches!(state, DossierState::Heard | DossierState::InDeliberation) {
            let dossier = dossier::head(connection, dossier).await?;
            return Err(Error::rule_with(
                BrokenRule::ItemUndecided,
                [("dossier", dossier.number.into()), ("title", dossier.title.into())],
            ));
        }
    }
    Ok(())
}
