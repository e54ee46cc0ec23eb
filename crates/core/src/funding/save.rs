//! Naming a funder that a project turns to, and following how far it has come.

use sqlx::SqliteConnection;

use super::queries::{about, one};
use super::view::FunderInput;
use crate::call;
use crate::clock::paris_date;
use crate::dossier::{self, DossierHead};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{DossierId, FunderId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Adds a funder to a dossier, or changes the one named. The receipt names the row (`funder:<id>`).
///
/// # Errors
/// [`Error::RuleBroken`] `no_funders` where the call follows none; [`Error::InvalidInput`] as [`FunderInput::validate`] says, and
/// `name` (`too_many`) beyond what the rules allow; [`Error::NotFound`] for a funder that is not the dossier's.
pub async fn save(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    funder: Option<FunderId>,
    input: &FunderInput,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    input.validate(paris_date(caller.at))?;
    let ((), receipt) = store
        .act(caller, OperationName::FunderSave, async |act| {
            let head = dossier::head(act, dossier).await?;
            head.name_in(act)
                .says("funder", input.name.trim())
                .says("status", input.status.as_str())
                .says("new", funder.is_none());
            match funder {
                Some(id) if one(act, id).await?.dossier_id != dossier => return Err(Error::not_found("funder", id)),
                Some(_) => {}
                None => admit_one_more(act, &head).await?,
            }
            sqlx::query(include_str!("save.sql"))
                .bind(funder.unwrap_or_default().to_string())
                .bind(dossier.to_string())
                .bind(input.name.trim())
                .bind(input.status.as_str())
                .bind(input.status_on.to_string())
                .bind(input.amount_cents)
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

pub(super) async fn admit_one_more(connection: &mut SqliteConnection, dossier: &DossierHead) -> Result<()> {
    let rules = call::rules(connection, dossier.call).await?;
    let rule = rules.funders.ok_or_else(|| Error::rule(BrokenRule::NoFunders))?;
    let there = about(connection, dossier.id).await?.len();
    if rule.at_most.is_some_and(|most| there >= usize::from(most)) {
        return Err(Error::invalid("name", InputFault::TooMany));
    }
    Ok(())
}
