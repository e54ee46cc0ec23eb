//! Giving an evaluation back for correction.

use super::model::{CellState, EvaluationAct};
use super::rows::{self, Own, Stored, required};
use crate::committee;
use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{Denial, Error, Result};
use crate::id::{DossierId, MemberId};
use crate::journal::{Actor, Caller, OperationName, Receipt};
use crate::store::Store;

/// Takes the acting member's own evaluation back for correction, or their abstention, until the dossier is on an agenda
/// (`scoring_closed`), and until they looked at the marks of others (`looked`).
pub async fn reopen(store: &Store, caller: &Caller, dossier: DossierId) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    give_back(store, caller, OperationName::EvaluationReopen, dossier, member, "").await
}

/// Gives a member's evaluation back to them, or one that was set aside, with a motive that they read: an act of the
/// secretariat. It counts again once they have handed it in.
pub async fn reopen_for(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    member: MemberId,
    motive: &str,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let motive = required(motive)?;
    give_back(store, caller, OperationName::EvaluationReturn, dossier, member, motive).await
}

async fn give_back(
    store: &Store,
    caller: &Caller,
    name: OperationName,
    dossier: DossierId,
    member: MemberId,
    motive: &str,
) -> Result<Receipt> {
    let ((), receipt) = store
        .act(caller, name, async |act| {
            let who = committee::head(act, member).await?.name;
            let own = rows::own(act, dossier, member).await?;
            own.dossier.name_in(act).says("member", who);
            if !motive.is_empty() {
                act.says("motive", motive);
            }
            let next = Stored {
                submitted_at: None,
                set_aside: String::new(),
                returned: motive.to_owned(),
                ..reopened(&own, caller.actor())?
            };
            rows::write(act, &own, &next).await?;
            if own.dossier.state == DossierState::ReadyForCommittee {
                dossier::advance(act, dossier, DossierEvent::ReopenScoring).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// The evaluation taken back by its member or given back by the secretariat, as long as its dossier is on no agenda. What the
/// secretariat set aside, it alone gives back.
pub(super) fn reopened(own: &Own, actor: Actor) -> Result<Stored> {
    if own.stored.state == CellState::SetAside && actor != Actor::Secretariat {
        return Err(Error::NotAllowed {
            reason: Denial::StaffOnly,
        });
    }
    if own.stored.looked_at.is_some() && actor != Actor::Secretariat {
        return Err(Error::NotAllowed { reason: Denial::Looked });
    }
    let next = own.after(EvaluationAct::Reopen, own.blank)?;
    match own.dossier.state {
        DossierState::UnderEvaluation | DossierState::ReadyForCommittee => Ok(next),
        state => Err(rows::scoring_closed(state)),
    }
}
