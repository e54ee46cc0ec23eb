//! Setting an evaluation aside, and taking that back: acts of the secretariat, each with its motive.

use super::model::{CellState, EvaluationAct};
use super::rows::{self, Own};
use super::settle::settle;
use crate::committee;
use crate::dossier;
use crate::error::{Error, Result};
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
    let (mut change, own) = begin(store, caller, OperationName::EvaluationVoid, dossier, member, motive).await?;
    // A draft counts nowhere: there is nothing to set aside.
    if own.state == CellState::Draft {
        return Err(Error::wrong_state(own.state, EvaluationAct::Void.as_str()));
    }
    rows::apply(&mut change, &own, EvaluationAct::Void, false, None).await?;
    say(&mut change, &own, motive).await?;
    settle(&mut change, dossier).await?;
    change.commit().await
}

/// Counts an evaluation again that was set aside, as it had been handed in.
///
/// # Errors
/// As [`set_aside`]; [`Error::RuleBroken`] `never_handed_in` for the unfinished sheet of somebody who left.
pub async fn reinstate(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    member: MemberId,
    motive: &str,
) -> Result<Receipt> {
    let (mut change, own) = begin(store, caller, OperationName::EvaluationRestore, dossier, member, motive).await?;
    if own.state == CellState::Voided && own.submitted_at.is_none() {
        return Err(Error::rule("never_handed_in"));
    }
    rows::apply(&mut change, &own, EvaluationAct::Reinstate, false, None).await?;
    say(&mut change, &own, "").await?;
    change.commit().await
}

async fn begin(
    store: &Store,
    caller: &Caller,
    name: OperationName,
    dossier: DossierId,
    member: MemberId,
    motive: &str,
) -> Result<(Act, Own)> {
    caller.actor().require_secretariat()?;
    let motive = required(motive)?;
    let (head, who) = {
        let mut connection = store.read().await?;
        let head = dossier::head(&mut connection, dossier).await?;
        (head, committee::head(&mut connection, member).await?.name)
    };
    let operation = head.operation(name).with("member", who).with("motive", motive);
    let mut change = store.begin(operation, caller).await?;
    let own = rows::own(&mut change, dossier, member).await?;
    let own = own.ok_or(Error::NotAllowed { reason: "not_assigned" })?;
    Ok((change, own))
}

/// A motive, without the blanks around it.
pub(super) fn required(motive: &str) -> Result<&str> {
    let motive = motive.trim();
    if motive.is_empty() {
        return Err(Error::invalid("motive", "empty"));
    }
    Ok(motive)
}

async fn say(change: &mut Act, own: &Own, motive: &str) -> Result<()> {
    sqlx::query("update evaluation set set_aside = ? where id = ?")
        .bind(motive.trim())
        .bind(own.id.to_string())
        .execute(&mut **change)
        .await?;
    Ok(())
}
