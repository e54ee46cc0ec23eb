//! Recording what a council advises.

use super::council;
use super::queries::one;
use super::take_back::check_undecided;
use super::view::OpinionInput;
use crate::call;
use crate::clock::paris_date;
use crate::dossier;
use crate::error::{BrokenRule, Error, Result};
use crate::id::{DossierId, OpinionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Records an opinion on a dossier, or corrects the one named. The receipt names the row (`opinion:<id>`).
///
/// # Errors
/// [`Error::RuleBroken`] `no_council` where the call asks none, `opinion_decided` once a decision rests on it, `not_of_council` and
/// `adviser_recused` as [`council::require`] says, `adviser_advised`; [`Error::InvalidInput`] as [`OpinionInput::validate`] says;
/// [`Error::NotFound`] for an opinion that is not the dossier's.
pub async fn save(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    opinion: Option<OpinionId>,
    input: &OpinionInput,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    input.validate(paris_date(caller.at))?;
    let ((), receipt) = store
        .act(caller, OperationName::OpinionSave, async |act| {
            let head = dossier::head(act, dossier).await?;
            head.name_in(act)
                .says("opinion", input.kind.as_str())
                .says("new", opinion.is_none());
            if call::rules(act, head.call).await?.council.is_none() {
                return Err(Error::rule(BrokenRule::NoCouncil));
            }
            check_undecided(head.state)?;
            council::require(act, dossier, &input.names()).await?;
            council::require_one_opinion(act, (dossier, opinion), &input.names()).await?;
            if let Some(id) = opinion
                && one(act, id).await?.dossier_id != dossier
            {
                return Err(Error::not_found("opinion", id));
            }
            sqlx::query(include_str!("save.sql"))
                .bind(opinion.unwrap_or_default().to_string())
                .bind(dossier.to_string())
                .bind(input.kind.as_str())
                .bind(input.recommendations.trim())
                .bind(input.names().join("\n"))
                .bind(input.given_on.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}
