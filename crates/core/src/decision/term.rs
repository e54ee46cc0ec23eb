//! From when to when a label holds: what the call's rules propose, and what may be stated instead. Days are stored with the decision,
//! so that nothing later is computed from the rules of then or the day of reading.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::call::{CallRules, DecisionKind, LabelRule};
use crate::clock;
use crate::error::{Error, InputFault, Result};

/// Longest time that can be stated for a label: fifty years, in months.
const MONTHS_MOST: u16 = 600;

/// From when to when a label holds, both Paris days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Term {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// The days that somebody states; what is none is as the rules propose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TermInput {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Months from the first day on, in the place of the last; of a decision, those that it counts from the act of the body that decides.
    #[serde(default)]
    pub months: Option<u16>,
}

/// What the rules propose for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TermProposal {
    /// The days; none where the first is that of an act which is awaited.
    pub term: Option<Term>,
    /// Months that the label lasts in all.
    pub months: u16,
    /// Months that it would last in all once it is extended, for one under a condition.
    pub extendable_to: Option<u16>,
}

impl TermInput {
    /// Both days, where both are stated.
    pub fn whole(self) -> Option<Term> {
        let (from, to) = self.from.zip(self.to)?;
        Some(Term { from, to })
    }

    /// Whether a label is granted by it, for days or from an act on.
    pub(crate) fn grants(self) -> bool {
        self.whole().is_some() || self.months.is_some()
    }

    /// The days that an act gives it, where it waited for one and nobody stated them since.
    pub(super) fn given_by(self, acted_on: NaiveDate) -> Option<Term> {
        lasting(acted_on, self.months.filter(|_| self.whole().is_none())?)
    }

    fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl From<Term> for TermInput {
    fn from(term: Term) -> Self {
        Self {
            from: Some(term.from),
            to: Some(term.to),
            months: None,
        }
    }
}

/// Whether a decision of that kind grants what the call labels.
pub(crate) fn grants(kind: DecisionKind) -> bool {
    matches!(kind, DecisionKind::Selected | DecisionKind::SelectedWithReservations)
}

/// The first day of a label that a decision of this session grants: the one that is stated; else that of the session; none where the
/// committee proposes, since what another body grants begins with its act.
pub(super) fn begins(
    rules: &CallRules,
    kind: DecisionKind,
    stated: Option<NaiveDate>,
    held_on: NaiveDate,
) -> Option<NaiveDate> {
    stated.or_else(|| (!rules.proposes(kind)).then_some(held_on))
}

/// The terms that the rules propose for a decision, the usual one first: a label from that day on, or from an act that is awaited; or,
/// where it extends one that has lasted so far, the rest of what such a label lasts in all. None where the decision grants no label, or
/// the call extends none.
pub fn proposals(
    rules: &CallRules,
    kind: DecisionKind,
    from: Option<NaiveDate>,
    so_far: Option<Term>,
) -> Vec<TermProposal> {
    let Some(rule) = rules.label.as_ref().filter(|_| grants(kind)) else {
        return Vec::new();
    };
    match so_far {
        Some(so_far) => rest(rule, so_far).into_iter().collect(),
        None => first(rule, kind, from),
    }
}

fn first(rule: &LabelRule, kind: DecisionKind, from: Option<NaiveDate>) -> Vec<TermProposal> {
    let propose = |months: u16, extendable_to: Option<u16>| {
        let term = match from {
            Some(from) => Some(lasting(from, months)?),
            None => None,
        };
        Some(TermProposal {
            term,
            months,
            extendable_to,
        })
    };
    if kind == DecisionKind::Selected || rule.conditional.is_empty() {
        return propose(rule.months, None).into_iter().collect();
    }
    let conditional = rule.conditional.iter();
    conditional
        .filter_map(|one| propose(one.months, Some(one.extendable_to)))
        .collect()
}

/// Without a gap after what has lasted so far, to the end of the whole counted from its first day.
fn rest(rule: &LabelRule, so_far: Term) -> Option<TermProposal> {
    let months = rule.extendable_to()?;
    let term = Term {
        from: so_far.to.succ_opt()?,
        to: after(so_far.from, months)?,
    };
    (term.from <= term.to).then_some(TermProposal {
        term: Some(term),
        months,
        extendable_to: None,
    })
}

fn lasting(from: NaiveDate, months: u16) -> Option<Term> {
    let to = after(from, months)?;
    Some(Term { from, to })
}

/// The same day of the month so many months later, or the last of a shorter month; none beyond the calendar.
pub(crate) fn after(day: NaiveDate, months: u16) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(u32::from(months)))
}

/// The term of a decision, as it is stored: what is stated, and for the rest what the rules propose from the day of the session; months
/// alone where it begins with an act that is awaited; nothing where no label is granted.
///
/// # Errors
/// [`Error::InvalidInput`] `valid.from`, `valid.to`, `valid.months`: `unexpected` where no label is granted, or for months beside a last
/// day or of an extension, `range` for a year of another age, `order` for an end before the beginning, or an extension that extends
/// nothing; `empty` where nothing is proposed, or a last day is stated of what begins with an act.
pub(super) fn term(
    rules: &CallRules,
    kind: DecisionKind,
    stated: TermInput,
    held_on: NaiveDate,
    so_far: Option<Term>,
) -> Result<TermInput> {
    if rules.label.is_none() || !grants(kind) {
        return if stated.is_empty() {
            Ok(TermInput::default())
        } else {
            Err(Error::invalid("valid.from", InputFault::Unexpected))
        };
    }
    check_months(stated, so_far)?;
    let from = begins(rules, kind, stated.from, held_on);
    let usual = proposals(rules, kind, from, so_far).into_iter().next();
    let months = stated.months.or(usual.map(|usual| usual.months));
    if so_far.is_none() && from.is_none() && stated.to.is_none() {
        return Ok(TermInput {
            months,
            ..TermInput::default()
        });
    }
    let counted = from.zip(stated.months).and_then(|(from, months)| lasting(from, months));
    let proposed = counted.or(usual.and_then(|usual| usual.term));
    let ask = |field: &str| Error::invalid(field, InputFault::Empty);
    let day = |field: &str, stated: Option<NaiveDate>, pick: fn(Term) -> NaiveDate| {
        stated.or(proposed.map(pick)).ok_or_else(|| ask(field))
    };
    let term = Term {
        from: day("valid.from", stated.from, |term| term.from)?,
        to: day("valid.to", stated.to, |term| term.to)?,
    };
    check(term, so_far)?;
    Ok(term.into())
}

/// Months are counted from the first day of a first grant, in the place of its last.
fn check_months(stated: TermInput, so_far: Option<Term>) -> Result<()> {
    let fault = |reason| Err(Error::invalid("valid.months", reason));
    match stated.months {
        Some(_) if stated.to.is_some() || so_far.is_some() => fault(InputFault::Unexpected),
        Some(months) if !(1..=MONTHS_MOST).contains(&months) => fault(InputFault::Range),
        _ => Ok(()),
    }
}

/// See [`term`].
pub(super) fn check(term: Term, so_far: Option<Term>) -> Result<()> {
    for (field, day) in [("valid.from", term.from), ("valid.to", term.to)] {
        if !clock::is_plausible_day(day) {
            return Err(Error::invalid(field, InputFault::Range));
        }
    }
    let extends_nothing = so_far.is_some_and(|so_far| term.to <= so_far.to);
    if term.to < term.from || extends_nothing {
        return Err(Error::invalid("valid.to", InputFault::Order));
    }
    Ok(())
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
