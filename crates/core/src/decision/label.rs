//! The life of a label: granted by a decision, extended by later ones, and over on a day that is written there. Nothing moves by itself:
//! where it stands is told from what is recorded, for the day that somebody asks of.

use chrono::{Months, NaiveDate};

use super::term::Term;
use super::view::{ConditionView, DecisionView, Effect};
use crate::session::bring_back::ReopeningReason;
use crate::words::words;

words! {
    /// Where a label stands on a day.
    LabelState in "label.state" {
        /// The competent body has not followed the proposal.
        Awaited = "awaited",
        /// It begins later.
        Upcoming = "upcoming",
        /// In force.
        Current = "current",
        /// In force, by a decision that extended it.
        Extended = "extended",
        /// In force, and its end is near.
        Expiring = "expiring",
        /// Its last day is over.
        Expired = "expired",
        /// Every funder that the project targeted has decided.
        Lapsed = "lapsed",
        /// The decision that granted it no longer stands.
        Withdrawn = "withdrawn",
    }
}

impl LabelState {
    /// Whether the label is in force.
    pub fn holds(self) -> bool {
        matches!(self, Self::Current | Self::Extended | Self::Expiring)
    }
}

/// What was granted to a dossier, from its decisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Label<'a> {
    /// The decision that granted it and those that extended it since, oldest first; never empty.
    grants: Vec<&'a DecisionView>,
    /// The decision that granted it no longer stands.
    withdrawn: bool,
}

/// What ends a label or says that its end comes, beside its decisions.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clockwork<'a> {
    /// The day on which the last of the funders decided, where the call's labels end with that.
    pub lapsed_on: Option<NaiveDate>,
    /// Months before the end at which it is said that it comes.
    pub alerts: &'a [u16],
}

/// Where a label stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where.
    pub state: LabelState,
    /// The alert that was reached, in months before the end; none unless it is [`LabelState::Expiring`].
    pub alert: Option<u16>,
}

impl<'a> Label<'a> {
    /// The label that these decisions on one dossier, oldest first, make; none where none of them granted one.
    ///
    /// A decision that was opened again for an extension still stands for what it granted.
    pub fn of(decisions: &'a [DecisionView]) -> Option<Self> {
        let granted = || decisions.iter().filter(|decision| decision.labels());
        let grants: Vec<&DecisionView> = granted().filter(|decision| stands(decision)).collect();
        if !grants.is_empty() {
            return Some(Self {
                grants,
                withdrawn: false,
            });
        }
        granted().next_back().map(|last| Self {
            grants: vec![last],
            withdrawn: true,
        })
    }

    /// The decisions behind it, oldest first.
    pub fn grants(&self) -> &[&'a DecisionView] {
        &self.grants
    }

    /// The decision that granted or last extended it.
    pub fn last(&self) -> Option<&'a DecisionView> {
        self.grants.last().copied()
    }

    /// From its first day to the last that has effect; as it is proposed where nothing has effect yet, and none while that waits for an act.
    pub fn term(&self) -> Option<Term> {
        let effective: Vec<Term> = self.effective().collect();
        let proposed = || self.grants.first().and_then(|grant| grant.term());
        let first = effective.first().copied().or_else(proposed)?;
        let to = effective.iter().map(|term| term.to).max().unwrap_or(first.to);
        Some(Term { from: first.from, to })
    }

    /// Months that it will last from the act on, while that is awaited and no day is known.
    pub fn months(&self) -> Option<u16> {
        let first = self.grants.first().filter(|first| first.term().is_none())?;
        first.input.valid.months
    }

    /// The conditions of the decision that granted or last extended it.
    pub fn conditions(&self) -> &'a [ConditionView] {
        self.last().map_or(&[], |last| &last.conditions)
    }

    /// Whether it was granted under conditions, and every one is met.
    pub fn condition_met(&self) -> bool {
        let conditions = self.conditions();
        !conditions.is_empty() && conditions.iter().all(|one| one.lifted_on.is_some())
    }

    /// Where it stands on a day.
    pub fn standing(&self, clockwork: Clockwork<'_>, today: NaiveDate) -> Standing {
        let extended = self.effective().count() > 1;
        let at = |state| Standing { state, alert: None };
        if self.withdrawn {
            return at(LabelState::Withdrawn);
        }
        let Some(term) = self.term().filter(|_| self.effective().next().is_some()) else {
            return at(LabelState::Awaited);
        };
        if clockwork.lapsed_on.is_some_and(|day| day <= today) {
            return at(LabelState::Lapsed);
        }
        if today < term.from {
            return at(LabelState::Upcoming);
        }
        if today > term.to {
            return at(LabelState::Expired);
        }
        match alert(term.to, clockwork.alerts, today) {
            Some(months) => Standing {
                state: LabelState::Expiring,
                alert: Some(months),
            },
            None if extended => at(LabelState::Extended),
            None => at(LabelState::Current),
        }
    }

    fn effective(&self) -> impl Iterator<Item = Term> {
        let effective = self.grants.iter().filter(|grant| grant.effect != Effect::Awaited);
        effective.filter_map(|grant| grant.term())
    }
}

/// Whether a decision still stands for what it granted.
fn stands(decision: &DecisionView) -> bool {
    let reason = decision.reopened.as_ref().map(|reopened| reopened.reason);
    matches!(reason, None | Some(ReopeningReason::Extension))
}

/// The last alert that was reached: the fewest months of which no more are left.
fn alert(to: NaiveDate, alerts: &[u16], today: NaiveDate) -> Option<u16> {
    let reached = |months: &&u16| {
        let day = to.checked_sub_months(Months::new(u32::from(**months)));
        day.is_some_and(|day| day <= today)
    };
    alerts.iter().filter(reached).min().copied()
}

/// The decision that a new one on this dossier extends or refuses to extend; none unless the dossier came back for an extension,
/// be it that the extension was put off or has to be decided anew.
pub(super) fn to_extend(decisions: &[DecisionView]) -> Option<&DecisionView> {
    let last = decisions.last()?;
    if last.reopened.as_ref()?.reason == ReopeningReason::Extension {
        return Some(last);
    }
    let extended = last.extends.as_ref()?.decision_id;
    decisions.iter().find(|decision| decision.id == extended)
}

#[cfg(test)]
#[path = "label_tests.rs"]
mod tests;
