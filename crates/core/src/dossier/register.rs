//! Taking a dossier in by hand, correcting what was typed, and the applicant's withdrawal.

use super::advance::advance;
use super::head::head;
use super::input;
use super::lifecycle::{DossierEvent, is_decided};
use super::model::ReceivedBy;
use super::rows;
use super::view::DossierInput;
use super::write::{self, Arrival};
use crate::call;
use crate::clock;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{CallId, DossierId};
use crate::journal::{Caller, OperationName, Receipt};
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
    let arrival = Arrival {
        id: DossierId::new(),
        call,
        by: ReceivedBy::Hand,
        at: caller.at,
    };
    let ((), receipt) = store
        .act(caller, OperationName::DossierCreate, async |act| {
            let rules = call::rules(act, call).await?;
            let (input, applicant) = input::check(input, (&rules, None), territory)?;
            act.says("title", input.title.as_str());
            write::insert(act, &arrival, &input, &applicant).await?;
            Ok(())
        })
        .await?;
    Ok((arrival.id, receipt))
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
    let ((), receipt) = store
        .act(caller, OperationName::DossierUpdate, async |act| {
            let head = head(act, id).await?;
            head.name_in(act);
            let rules = call::rules(act, head.call).await?;
            let before = rows::load(act, id).await?;
            let (input, applicant) = input::check(input, (&rules, Some(&before)), territory)?;
            write::update(act, id, &input, &applicant).await
        })
        .await?;
    Ok(receipt)
}

/// Records that the applicant withdraws, and why.
///
/// # Errors
/// [`Error::InvalidInput`] `reason`; [`Error::RuleBroken`] `reopen_first` once the committee decided; [`Error::WrongState`] `withdraw`.
pub async fn withdraw(store: &Store, caller: &Caller, id: DossierId, reason: &str) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::invalid("reason", InputFault::Empty));
    }
    let ((), receipt) = store
        .act(caller, OperationName::DossierWithdraw, async |act| {
            let head = head(act, id).await?;
            head.name_in(act).says("reason", reason);
            if is_decided(head.state) {
                return Err(Error::rule(BrokenRule::ReopenFirst));
            }
            advance(act, id, DossierEvent::Withdraw).await?;
            sqlx::query("update dossier set withdrawn_at = ? where id = ?")
                .bind(clock::to_text(caller.at))
                .bind(id.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
