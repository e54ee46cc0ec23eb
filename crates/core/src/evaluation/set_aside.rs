//! Setting an evaluation aside, and reinstating it: acts of the secretariat, each with its motive.

use super::model::{CellState, EvaluationAct};
use super::rows::{self, Own, Stored, required};
use super::settle::settle;
use crate::committee;
use crate::error::{BrokenRule, Error, Result};
use crate::id::{DossierId, MemberId};
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::store::Store;

/// Sets a member's evaluation aside: its marks stay in the record and count nowhere, neither in the score nor for the least
/// number of evaluations. At any time, also after the decision, which keeps the score that it was taken with.
///
/// # Errors
/// [`Error::InvalidInput`] `motive`, [`Error::NotAllowed`] `not_assigned`, [`Error::WrongState`] unless it was handed in.
pub async fn set_aside(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    member: MemberId,
    motive: &str,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let motive = required(motive)?;
    let ((), receipt) = store
        .act(caller, OperationName::EvaluationSetAside, async |act| {
            let own = named(act, dossier, member, motive).await?;
            // A draft counts nowhere: there is nothing to set aside.
            if own.stored.state == CellState::Draft {
                return Err(Error::wrong_state(own.stored.state, EvaluationAct::SetAside.as_str()));
            }
            let mut next = own.after(EvaluationAct::SetAside, own.blank)?;
            motive.clone_into(&mut next.set_aside);
            rows::write(act, &own, &next).await?;
            settle(act, dossier).await
        })
        .await?;
    Ok(receipt)
}

/// Reinstates an evaluation that was set aside: it counts again, as it had been handed in.
///
/// # Errors
/// As [`set_aside`]; [`Error::RuleBroken`] `never_handed_in` for the unfinished evaluation of somebody who left.
pub async fn reinstate(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    member: MemberId,
    motive: &str,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let motive = required(motive)?;
    let ((), receipt) = store
        .act(caller, OperationName::EvaluationReinstate, async |act| {
            let own = named(act, dossier, member, motive).await?;
            if own.stored.state == CellState::SetAside && own.stored.submitted_at.is_none() {
                return Err(Error::rule(BrokenRule::NeverHandedIn));
            }
            let next = Stored {
                set_aside: String::new(),
                ..own.after(EvaluationAct::Reinstate, own.blank)?
            };
            rows::write(act, &own, &next).await
        })
        .await?;
    Ok(receipt)
}

/// The evaluation that the secretariat acts on, once the sentence names it.
async fn named(act: &mut Act, dossier: DossierId, member: MemberId, motive: &str) -> Result<Own> {
    let who = committee::head(act, member).await?.name;
    let own = rows::own(act, dossier, member).await?;
    own.dossier.name_in(act).says("member", who).says("motive", motive);
    Ok(own)
}
