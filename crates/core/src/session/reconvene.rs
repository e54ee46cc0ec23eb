//! The second convocation after a failed quorum: same agenda, no quorum needed, and the notice says so.

use super::rows;
use super::set_agenda::insert_item;
use super::state::{SessionAct, SessionState};
use super::view::SessionInput;
use crate::dossier::DossierState;
use crate::error::{Error, Result};
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Convenes a second session on the agenda of one whose quorum failed; it takes the next number and is convened at once.
/// Dossiers that were withdrawn or put on another agenda since are not on it.
pub async fn reconvene(
    store: &Store,
    caller: &Caller,
    from: SessionId,
    plan: &SessionInput,
) -> Result<(SessionId, Receipt)> {
    caller.actor().require_secretariat()?;
    let head = rows::head(&mut *store.read().await?, from).await?;
    if plan.held_on < head.held_on {
        return Err(Error::invalid("held_on", "order"));
    }
    let operation = head
        .operation(OperationName::SessionReconvene)
        .with("on", plan.held_on.to_string());
    let mut change = store.begin(operation, caller).await?;
    rows::advance(&mut change, from, SessionAct::Reconvene).await?;
    rows::check_plan(&mut change, head.call, plan).await?;
    let id = SessionId::new();
    rows::insert(
        &mut change,
        id,
        head.call,
        plan,
        SessionState::Convened,
        Some((from, caller.at)),
    )
    .await?;
    let mut position = 0;
    for (dossier, state) in rows::agenda(&mut change, from).await? {
        if matches!(state, DossierState::ReadyForCommittee | DossierState::NotHeard) {
            position += 1;
            rows::schedule(&mut change, dossier, state, caller.at).await?;
            insert_item(&mut change, id, dossier, position).await?;
        }
    }
    let again = rows::head(&mut change, id).await?;
    rows::invite_scheduled(&mut change, &again).await?;
    Ok((id, change.commit().await?))
}
