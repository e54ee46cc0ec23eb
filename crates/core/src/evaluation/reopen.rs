//! Giving an evaluation back for correction.

use super::model::{CellState, EvaluationAct};
use super::rows;
use super::set_aside::required;
use crate::committee;
use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{Error, Result};
use crate::id::{DossierId, MemberId};
use crate::journal::{Actor, Caller, OperationName, Receipt};
use crate::store::Store;

/// Takes the acting member's own evaluation back for correction, or their abstention, until the dossier is on an agenda
/// (`scoring_closed`).
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
    let (head, who) = {
        let mut connection = store.read().await?;
        let head = dossier::head(&mut connection, dossier).await?;
        (head, committee::head(&mut connection, member).await?.name)
    };
    let mut operation = head.operation(name).with("member", who);
    if !motive.is_empty() {
        operation = operation.with("motive", motive);
    }
    let mut change = store.begin(operation, caller).await?;
    let own = rows::own(&mut change, dossier, member)
        .await?
        .ok_or(Error::NotAllowed { reason: "not_assigned" })?;
    let (sheet, _) = rows::sheet(&mut change, own.id).await?;
    let act = match own.state {
        CellState::Voided if caller.actor() != Actor::Secretariat => {
            return Err(Error::NotAllowed { reason: "staff_only" });
        }
        CellState::Abstained | CellState::Voided => EvaluationAct::Restore,
        _ => EvaluationAct::Reopen,
    };
    rows::apply(&mut change, &own, act, sheet.is_blank(), None).await?;
    sqlx::query("update evaluation set submitted_at = null, set_aside = '', returned = ? where id = ?")
        .bind(motive)
        .bind(own.id.to_string())
        .execute(&mut *change)
        .await?;
    match dossier::state(&mut change, dossier).await? {
        DossierState::UnderEvaluation => {}
        DossierState::ReadyForCommittee => {
            dossier::advance(&mut change, dossier, DossierEvent::ReopenScoring).await?;
        }
        state => return Err(Error::rule_with("scoring_closed", [("state", state.as_str().into())])),
    }
    change.commit().await
}
