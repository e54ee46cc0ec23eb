//! Taking a dossier in by hand, correcting what was typed, and the applicant's withdrawal.

use super::advance::advance;
use super::lifecycle::DossierEvent;
use super::model::ReceivedBy;
use super::view::DossierInput;
use super::write::{self, Arrival, naming};
use super::{input, rows};
use crate::call;
use crate::error::{Error, Result};
use crate::id::{CallId, DossierId};
use crate::journal::{Caller, Operation, OperationName, Receipt};
use crate::store::Store;
use crate::territory::Territory;

/// Takes in a dossier that came on paper or that is typed in; it is received at once.
pub async fn create(
    store: &Store,
    caller: &Caller,
    territory: &Territory,
    call: CallId,
    input: &DossierInput,
) -> Result<(DossierId, Receipt)> {
    caller.actor().require_secretariat()?;
    let rules = {
        let mut connection = store.read().await?;
        call::rules(&mut connection, call).await?
    };
    let (input, applicant) = input::check(input, &rules, territory)?;
    let arrival = Arrival {
        id: DossierId::new(),
        call,
        by: ReceivedBy::Hand,
        at: caller.at,
    };
    let operation = Operation::new(OperationName::DossierCreate).with("title", input.title.as_str());
    let mut change = store.begin(operation, caller).await?;
    write::insert(&mut change, &arrival, &input, &applicant).await?;
    Ok((arrival.id, change.commit().await?))
}

/// Corrects what was typed of a dossier, as a whole. The receipt has no entry when nothing differs.
pub async fn update(
    store: &Store,
    caller: &Caller,
    territory: &Territory,
    id: DossierId,
    input: &DossierInput,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let (dossier, rules) = {
        let mut connection = store.read().await?;
        let dossier = rows::load(&mut connection, id).await?;
        let rules = call::rules(&mut connection, dossier.call_id).await?;
        (dossier, rules)
    };
    let (input, applicant) = input::check(input, &rules, territory)?;
    if input == DossierInput::from(&dossier) {
        return Ok(Receipt {
            entry: None,
            touched: Vec::new(),
        });
    }
    let mut change = store
        .begin(naming(Operation::new(OperationName::DossierUpdate), &dossier), caller)
        .await?;
    write::update(&mut change, id, &input, &applicant).await?;
    change.commit().await
}

/// Records that the applicant withdraws, and why.
pub async fn withdraw(store: &Store, caller: &Caller, id: DossierId, reason: &str) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", "empty"));
    }
    let dossier = {
        let mut connection = store.read().await?;
        rows::load(&mut connection, id).await?
    };
    let operation = naming(Operation::new(OperationName::DossierWithdraw), &dossier).with("reason", reason);
    let mut change = store.begin(operation, caller).await?;
    advance(&mut change, id, DossierEvent::Withdraw).await?;
    change.commit().await
}
