//! Recording a check: what was found, what was decided, why, by whom and when; and the dossier moves on.

use serde_json::json;

use super::gather::Gathered;
use super::model::CheckDetail;
use super::outcome::{CheckOutcome, step_word};
use super::propose::proposal;
use crate::clock;
use crate::dossier::view::{CheckProposal, CheckStep};
use crate::dossier::{advance, head};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{CheckId, DossierId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::to_document;
use crate::territory::Territory;

/// Records the outcome of a step, one of the words of [`CheckOutcome`].
///
/// A refusal (inadmissible, ineligible, off-topic) can be looked at again by recording its step once more.
///
/// # Errors
/// [`Error::WrongState`] when the step is not due; [`Error::RuleBroken`] `motive_required` (with `characters`) when the
/// outcome departs from the proposal or the step demands a motive, `documents_missing` (with `kinds`) when a dossier is declared
/// complete without them; [`Error::InvalidInput`] when the outcome is not one of the step's.
pub async fn record(
    store: &Store,
    caller: &Caller,
    territory: &Territory,
    id: DossierId,
    step: CheckStep,
    outcome: &str,
    motive: &str,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let (outcome, motive) = (outcome_of(step, outcome)?, motive.trim());
    let ((), receipt) = store
        .act(caller, name_of(step), async |act| {
            head(act, id).await?.name_in(act).says("outcome", outcome.as_str());
            let gathered = Gathered::of(act, id).await?;
            let proposed = proposal(&gathered, territory, step);
            for event in outcome.events(gathered.dossier.state) {
                advance(act, id, event).await?;
            }
            require(&gathered, &proposed, outcome, motive)?;
            sqlx::query(include_str!("insert_check.sql"))
                .bind(CheckId::new().to_string())
                .bind(id.to_string())
                .bind(step_word(step))
                .bind(outcome.as_str())
                .bind(motive)
                .bind(to_document(&proposed.detail)?)
                .bind(caller.person.to_string())
                .bind(clock::to_text(caller.at))
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

fn outcome_of(step: CheckStep, word: &str) -> Result<CheckOutcome> {
    let known = CheckOutcome::ALL
        .iter()
        .copied()
        .find(|known| known.as_str() == word && known.step() == step);
    known.ok_or_else(|| Error::invalid("outcome", InputFault::Unknown))
}

fn require(gathered: &Gathered, proposed: &CheckProposal, outcome: CheckOutcome, motive: &str) -> Result<()> {
    let missing = gathered.completeness.missing();
    if outcome == CheckOutcome::Complete && !missing.is_empty() {
        return Err(Error::rule_with(
            BrokenRule::DocumentsMissing,
            [("kinds", json!(missing))],
        ));
    }
    if !proposed.allowed.iter().any(|allowed| allowed == outcome.as_str()) {
        return Err(Error::invalid("outcome", InputFault::Unknown));
    }
    let least = match proposed.detail {
        CheckDetail::Relevance { min_motive_chars, .. } => usize::from(min_motive_chars.max(1)),
        _ if proposed.outcome != outcome.as_str() => 1,
        _ => 0,
    };
    if motive.chars().count() < least {
        return Err(Error::rule_with(
            BrokenRule::MotiveRequired,
            [("characters", json!(least))],
        ));
    }
    Ok(())
}

const fn name_of(step: CheckStep) -> OperationName {
    match step {
        CheckStep::Acknowledgement => OperationName::CheckAcknowledge,
        CheckStep::Completeness => OperationName::CheckCompleteness,
        CheckStep::Admissibility => OperationName::CheckAdmissibility,
        CheckStep::Eligibility => OperationName::CheckEligibility,
        CheckStep::Relevance => OperationName::CheckRelevance,
    }
}
