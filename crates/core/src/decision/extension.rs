//! An extension: a new decision on a label that is in force, or whose condition is met.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::condition::outcomes;
use super::label::{Clockwork, Label, to_extend};
use super::model::DecisionKind;
use super::queries::every;
use super::term::{Term, grants, proposals};
use super::view::{ConditionOutcome, DecisionView};
use crate::call::CallRules;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::funding;
use crate::id::{DecisionId, DossierId};

/// What a decision on an item would extend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extended {
    /// The decision that it names.
    pub decision: DecisionId,
    /// The day on which it was granted: of its session, or of the act that followed.
    pub granted_on: NaiveDate,
    /// From when to when the label holds so far.
    pub so_far: Term,
    /// Whether it may be extended: it is in force on the day of the session, or its condition is met.
    pub may: bool,
    /// What it had reserved, as the session finds it.
    pub conditions: Vec<ConditionOutcome>,
}

/// What a decision on this dossier would extend on that day; none unless it came back for that.
pub(super) async fn extended(
    connection: &mut SqliteConnection,
    rules: &CallRules,
    dossier: DossierId,
    on: NaiveDate,
) -> Result<Option<Extended>> {
    let decisions = every(connection, dossier, on).await?;
    let Some(decision) = to_extend(&decisions) else {
        return Ok(None);
    };
    let Some((label, so_far)) = Label::of(&decisions).and_then(|label| Some((label.clone(), label.term()?))) else {
        return Ok(None);
    };
    let lapsed_on = lapsed_on(connection, rules, dossier).await?;
    Ok(Some(Extended {
        decision: decision.id,
        granted_on: decision
            .effect
            .act()
            .map_or_else(|| decision.taken_on(), |act| act.acted_on),
        so_far,
        may: may_be_extended(&label, lapsed_on, on),
        conditions: outcomes(&decision.conditions, on),
    }))
}

/// The day on which a label of this call lapsed with its funders' decisions.
async fn lapsed_on(
    connection: &mut SqliteConnection,
    rules: &CallRules,
    dossier: DossierId,
) -> Result<Option<NaiveDate>> {
    match &rules.label {
        Some(rule) if rule.ends_with_funder => funding::settled_on(connection, dossier).await,
        _ => Ok(None),
    }
}

fn may_be_extended(label: &Label<'_>, lapsed_on: Option<NaiveDate>, on: NaiveDate) -> bool {
    let clockwork = Clockwork { lapsed_on, alerts: &[] };
    label.standing(clockwork, on).state.holds() || label.condition_met()
}

/// Refuses an extension of what is not in force any more, unless its condition is met. To refuse one is always possible. What is
/// no answer to the question is no decision on it: who holds a label is not supported instead of labelled, nor sent elsewhere.
///
/// # Errors
/// [`Error::RuleBroken`] `label_not_in_force`, [`Error::InvalidInput`] `kind` (`unexpected`).
pub(super) fn check_extension(kind: DecisionKind, extended: Option<&Extended>) -> Result<()> {
    match extended {
        Some(extended) if grants(kind) && !extended.may => Err(Error::rule(BrokenRule::LabelNotInForce)),
        Some(_) if matches!(kind, DecisionKind::LetterOfSupport | DecisionKind::Redirected) => {
            Err(Error::invalid("kind", InputFault::Unexpected))
        }
        _ => Ok(()),
    }
}

/// Whether a decision may come back for an extension of what it granted.
///
/// # Errors
/// [`Error::RuleBroken`] `label_not_extendable` where it granted nothing that the rules extend further, `label_not_in_force`.
pub(super) async fn check_reopening(
    connection: &mut SqliteConnection,
    rules: &CallRules,
    decision: &DecisionView,
    today: NaiveDate,
) -> Result<()> {
    let dossier = decision.input.dossier_id;
    let decisions = every(connection, dossier, today).await?;
    let label = Label::of(&decisions).filter(|label| label.last().is_some_and(|last| last.id == decision.id));
    let refused = || Error::rule(BrokenRule::LabelNotExtendable);
    let label = label.ok_or_else(refused)?;
    let awaited = || Error::rule(BrokenRule::LabelNotInForce);
    let so_far = label.term().ok_or_else(awaited)?;
    if proposals(rules, DecisionKind::Selected, None, Some(so_far)).is_empty() {
        return Err(refused());
    }
    let lapsed_on = lapsed_on(connection, rules, dossier).await?;
    if may_be_extended(&label, lapsed_on, today) {
        Ok(())
    } else {
        Err(Error::rule(BrokenRule::LabelNotInForce))
    }
}
