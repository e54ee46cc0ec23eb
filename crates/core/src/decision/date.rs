//! Stating from when to when a label holds, after it was decided: the competent body's act says so, or a day was mistyped.

use super::label::{Label, to_extend};
use super::queries::{every, one};
use super::term::{Term, check};
use super::view::DecisionView;
use crate::clock::paris_date;
use crate::dossier;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::DecisionId;
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::store::Store;

/// States the term of what a decision granted.
///
/// # Errors
/// [`Error::RuleBroken`] `decision_superseded`; [`Error::InvalidInput`] `valid.from` (`unexpected` where the decision granted no label,
/// `range`), `valid.to` (`order`, `range`).
pub async fn date(store: &Store, caller: &Caller, decision: DecisionId, term: Term) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let today = paris_date(caller.at);
    let ((), receipt) = store
        .act(caller, OperationName::LabelDate, async |act| {
            let dossier = one(act, decision, today).await?.input.dossier_id;
            let decisions = every(act, dossier, today).await?;
            let (found, before) = decisions
                .split_last()
                .ok_or_else(|| Error::not_found("decision", decision))?;
            check_decision(found, decision)?;
            check(term, so_far(found, before))?;
            let head = dossier::head(act, dossier).await?;
            head.name_in(act)
                .says("from", term.from.to_string())
                .says("to", term.to.to_string());
            write(act, decision, term).await
        })
        .await?;
    Ok(receipt)
}

/// Only the last decision on a dossier can be dated: what came after it rests on its days.
fn check_decision(last: &DecisionView, asked: DecisionId) -> Result<()> {
    if last.id != asked || last.superseded {
        return Err(Error::rule(BrokenRule::DecisionSuperseded));
    }
    if !last.labels() {
        return Err(Error::invalid("valid.from", InputFault::Unexpected));
    }
    Ok(())
}

/// What an extension extends.
fn so_far(extension: &DecisionView, before: &[DecisionView]) -> Option<Term> {
    let extended = to_extend(before).filter(|found| {
        extension
            .extends
            .as_ref()
            .is_some_and(|one| one.decision_id == found.id)
    })?;
    let until = before.iter().position(|decision| decision.id == extended.id)?;
    Label::of(before.get(..=until)?)?.term()
}

async fn write(act: &mut Act, decision: DecisionId, term: Term) -> Result<()> {
    // What is stated before the act waits for it no more. After it, the months stay: they are what the minutes said.
    sqlx::query(include_str!("date.sql"))
        .bind(term.from.to_string())
        .bind(term.to.to_string())
        .bind(decision.to_string())
        .execute(&mut **act)
        .await?;
    Ok(())
}
