//! What a step finds now, put before the case officer. Nothing is recorded here.

use sqlx::SqliteConnection;

use super::eligibility;
use super::gather::Gathered;
use super::model::{CheckDetail, RuleFinding, RuleOutcome};
use super::outcome::{CheckOutcome, next_step};
use super::priority;
use crate::dossier::view::{CheckProposal, CheckStep};
use crate::error::Result;
use crate::id::DossierId;
use crate::territory::Territory;

/// The outcome when the facts do not suggest any: somebody must look.
pub const UNDECIDED: &str = "unknown";

/// The next step of a dossier with what it finds; none when the dossier waits for no check.
pub async fn propose(
    connection: &mut SqliteConnection,
    territory: &Territory,
    id: DossierId,
) -> Result<Option<CheckProposal>> {
    let state = crate::dossier::state(connection, id).await?;
    match next_step(state) {
        None => Ok(None),
        Some(step) => Ok(Some(proposal(&Gathered::of(connection, id).await?, territory, step))),
    }
}

/// What a step finds, whatever the dossier waits for.
pub fn proposal(gathered: &Gathered, territory: &Territory, step: CheckStep) -> CheckProposal {
    let evidence = gathered.evidence(territory);
    let (outcome, allowed, detail) = match step {
        CheckStep::Acknowledgement => acknowledgement(gathered),
        CheckStep::Completeness => completeness(gathered),
        CheckStep::Admissibility => {
            let rules = eligibility::assess(evidence, step);
            let (good, bad) = (CheckOutcome::Admissible, CheckOutcome::Inadmissible);
            (
                suggested(&rules, good, bad),
                vec![good, bad],
                CheckDetail::Admissibility { rules },
            )
        }
        CheckStep::Eligibility => {
            let rules = eligibility::assess(evidence, step);
            let (good, bad) = (CheckOutcome::Eligible, CheckOutcome::Ineligible);
            let priority = priority::holds(gathered.rules.priority.as_ref(), &gathered.dossier, territory);
            (
                suggested(&rules, good, bad),
                vec![good, bad],
                CheckDetail::Eligibility { rules, priority },
            )
        }
        CheckStep::Relevance => relevance(gathered),
    };
    CheckProposal {
        step,
        outcome: outcome.map_or(UNDECIDED, CheckOutcome::as_str).to_owned(),
        allowed: allowed.into_iter().map(|outcome| outcome.as_str().to_owned()).collect(),
        detail,
    }
}

/// The outcome suggested, those that may be recorded, and the facts.
type Found = (Option<CheckOutcome>, Vec<CheckOutcome>, CheckDetail);

fn acknowledgement(gathered: &Gathered) -> Found {
    let received_at = gathered.dossier.received_at;
    let outcome = CheckOutcome::Acknowledged;
    (
        Some(outcome),
        vec![outcome],
        CheckDetail::Acknowledgement { received_at },
    )
}

/// Relevance is for a person to judge: nothing is suggested. Another scheme may serve a dossier better, whatever the answers.
fn relevance(gathered: &Gathered) -> Found {
    let gate = &gathered.rules.relevance;
    let answers = gate.answers.iter().map(|answer| CheckOutcome::from(*answer));
    let allowed = answers.chain([CheckOutcome::Redirected]).collect();
    let (answers, min_motive_chars) = (gate.answers.clone(), gate.min_motive_chars);
    (
        None,
        allowed,
        CheckDetail::Relevance {
            answers,
            min_motive_chars,
        },
    )
}

/// A dossier with missing documents cannot be declared complete: what is not needed is waived, with its motive.
fn completeness(gathered: &Gathered) -> Found {
    let detail = CheckDetail::Completeness(gathered.completeness.clone());
    if gathered.completeness.is_complete() {
        let allowed = vec![CheckOutcome::Complete, CheckOutcome::AwaitingDocuments];
        (Some(CheckOutcome::Complete), allowed, detail)
    } else {
        (
            Some(CheckOutcome::AwaitingDocuments),
            vec![CheckOutcome::AwaitingDocuments],
            detail,
        )
    }
}

fn suggested(rules: &[RuleFinding], good: CheckOutcome, bad: CheckOutcome) -> Option<CheckOutcome> {
    match eligibility::overall(rules) {
        RuleOutcome::Met | RuleOutcome::MetByCommitment => Some(good),
        RuleOutcome::NotMet => Some(bad),
        RuleOutcome::Unknown => None,
    }
}
