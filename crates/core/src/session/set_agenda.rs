//! Drawing the agenda from the dossiers that are ready.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::rows::{self, SessionHead};
use super::state::SessionState;
use crate::clock::Timestamp;
use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{AgendaItemId, DossierId, SessionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Sets the agenda of a planned or convened session, in this order. A dossier that joins must be ready (or deferred, or not
/// heard last time); one that leaves is ready again. Items that stay keep their hearing.
///
/// # Errors
/// [`Error::RuleBroken`] `agenda_empty` when nothing would be left of what the members were convened over: such a session is cancelled;
/// `consortium_incomplete` for a project that is not ready, where the call follows stages.
pub async fn set_agenda(store: &Store, caller: &Caller, session: SessionId, dossiers: &[DossierId]) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let wanted: BTreeSet<DossierId> = dossiers.iter().copied().collect();
    if wanted.len() != dossiers.len() {
        return Err(Error::invalid("dossiers", InputFault::Duplicate));
    }
    let ((), receipt) = store
        .act(caller, OperationName::AgendaSet, async |act| {
            let head = rows::head(act, session).await?;
            head.name_in(act).says("items", dossiers.len());
            if !head.state.is_editable() {
                return Err(Error::wrong_state(head.state, "set_agenda"));
            }
            if head.state == SessionState::Convened && dossiers.is_empty() {
                return Err(Error::rule(BrokenRule::AgendaEmpty));
            }
            let present = rows::agenda(act, session).await?;
            for (dossier, state) in &present {
                if !wanted.contains(dossier) {
                    leave(act, &head, *dossier, *state).await?;
                }
            }
            for (dossier, position) in dossiers.iter().zip(1_u32..) {
                if present.iter().any(|(there, _)| there == dossier) {
                    move_item(act, session, *dossier, position).await?;
                } else {
                    join(act, &head, *dossier, position, caller.at).await?;
                }
            }
            if head.state == SessionState::Convened {
                rows::invite_scheduled(act, &head).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

async fn move_item(
    connection: &mut SqliteConnection,
    session: SessionId,
    dossier: DossierId,
    position: u32,
) -> Result<()> {
    sqlx::query("update agenda_item set position = ? where session_id = ? and dossier_id = ?")
        .bind(position)
        .bind(session.to_string())
        .bind(dossier.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

async fn leave(
    connection: &mut SqliteConnection,
    head: &SessionHead,
    id: DossierId,
    state: DossierState,
) -> Result<()> {
    sqlx::query("delete from agenda_item where session_id = ? and dossier_id = ?")
        .bind(head.id.to_string())
        .bind(id.to_string())
        .execute(&mut *connection)
        .await?;
    if matches!(state, DossierState::Scheduled | DossierState::Invited) {
        dossier::advance(connection, id, DossierEvent::Unschedule).await?;
    }
    Ok(())
}

async fn join(
    connection: &mut SqliteConnection,
    head: &SessionHead,
    id: DossierId,
    position: u32,
    at: Timestamp,
) -> Result<()> {
    let dossier = dossier::head(connection, id).await?;
    if dossier.call != head.call {
        return Err(Error::not_found("dossier", id));
    }
    rows::schedule(connection, id, dossier.state, at).await?;
    insert_item(connection, head.id, id, position).await
}

/// Writes an item of an agenda.
pub(super) async fn insert_item(
    connection: &mut SqliteConnection,
    session: SessionId,
    dossier: DossierId,
    position: u32,
) -> Result<()> {
    sqlx::query("insert into agenda_item (id, session_id, dossier_id, position) values (?, ?, ?, ?)")
        .bind(AgendaItemId::new().to_string())
        .bind(session.to_string())
        .bind(dossier.to_string())
        .bind(position)
        .execute(connection)
        .await?;
    Ok(())
}
