//! The second convocation after a failed quorum: same agenda, no quorum needed, and the notice says so.

use super::rows;
use super::set_agenda::insert_item;
use super::state::{SessionAct, SessionState};
use super::view::SessionInput;
use crate::clock::Timestamp;
use crate::dossier::DossierState;
use crate::error::{Error, InputFault, Result};
use crate::id::SessionId;
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::store::Store;

/// Convenes a second session on the agenda of one whose quorum failed; it is convened at once. Dossiers that were withdrawn or
/// put on another agenda since are not on it.
pub async fn reconvene(
    store: &Store,
    caller: &Caller,
    from: SessionId,
    plan: &SessionInput,
) -> Result<(SessionId, Receipt)> {
    caller.actor().require_secretariat()?;
    let id = SessionId::new();
    let ((), receipt) = store
        .act(caller, OperationName::SessionReconvene, async |act| {
            let head = rows::head(act, from).await?;
            head.name_in(act).says("on", plan.held_on.to_string());
            if plan.held_on < head.held_on {
                return Err(Error::invalid("held_on", InputFault::Order));
            }
            rows::advance(act, from, SessionAct::Reconvene).await?;
            rows::check_plan(act, head.call, plan).await?;
            let repeats = Some((from, caller.at));
            rows::insert(act, id, head.call, plan, SessionState::Convened, repeats).await?;
            take_over_agenda(act, from, id, caller.at).await?;
            let again = rows::head(act, id).await?;
            rows::invite_scheduled(act, &again).await
        })
        .await?;
    Ok((id, receipt))
}

async fn take_over_agenda(act: &mut Act, from: SessionId, to: SessionId, at: Timestamp) -> Result<()> {
    let mut position = 0;
    for (dossier, state) in rows::agenda(act, from).await? {
        if matches!(state, DossierState::ReadyForCommittee | DossierState::NotHeard) {
            position += 1;
            rows::schedule(act, dossier, state, at).await?;
            insert_item(act, to, dossier, position).await?;
        }
    }
    Ok(())
}
