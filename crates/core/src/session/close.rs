//! Closing a session.

use sqlx::SqliteConnection;

use super::rows;
use super::state::SessionAct;
use crate::clock::{self, Timestamp};
use crate::dossier::{self, DossierState};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::SessionId;
use crate::journal::Act;

/// Closes a session, inside the act that keeps its record. An item that was heard must be decided, if only to be deferred
/// (`item_undecided`); items that were not reached, or whose applicant did not come, wait for another session. When it ended is stated,
/// or now on its day; afterwards nobody knows it unless they say so.
pub(crate) async fn close(act: &mut Act, session: SessionId, stated: Option<&str>, now: Timestamp) -> Result<()> {
    let head = rows::head(act, session).await?;
    head.name_in(act);
    let at = head.instant(stated, now)?;
    if at.zip(head.opened_at).is_some_and(|(closed, opened)| closed < opened) {
        return Err(Error::invalid("at", InputFault::Order));
    }
    rows::advance(act, session, SessionAct::Close).await?;
    refuse_undecided(act, session).await?;
    rows::unschedule_waiting(act, session).await?;
    sqlx::query("update session set closed_at = ? where id = ?")
        .bind(at.map(clock::to_text))
        .bind(session.to_string())
        .execute(&mut **act)
        .await?;
    Ok(())
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
