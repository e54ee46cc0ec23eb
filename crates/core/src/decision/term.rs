//! From when to when a label holds: what the call's rules propose, and what may be stated instead. Days are stored with the decision,
//! so that nothing later is computed from the rules of then or the day of reading.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::call::{CallRules, DecisionKind, LabelRule};
use crate::clock;
use crate::error::{Error, InputFault, Result};

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
}

/// What the rules propose for a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TermProposal {
    /// The days.
    pub term: Term,
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

    fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl From<Term> for TermInput {
    fn from(term: Term) -> Self {
        Self {
            from: Some(term.from),
            to: Some(term.to),
        }
    }
}

/// Whether a decision of that kind grants what the call labels.
pub(crate) fn grants(kind: DecisionKind) -> bool {
    matches!(kind, DecisionKind::Selected | DecisionKind::SelectedWithReservations)
}

/// The terms that the rules propose for a decision, the usual one first: a label from that day on, or, where it extends one that has
/// lasted so far, the rest of what such a label lasts in all. None where the decision grants no label, or the call extends none.
pub fn proposals(rules: &CallRules, kind: DecisionKind, from: NaiveDate, so_far: Option<Term>) -> Vec<TermProposal> {
    let Some(rule) = rules.label.as_ref().filter(|_| grants(kind)) else {
        return Vec::new();
    };
    match so_far {
        Some(so_far) => rest(rule, so_far).into_iter().collect(),
        None => first(rule, kind, from),
    }
}

fn first(rule: &LabelRule, kind: DecisionKind, from: NaiveDate) -> Vec<TermProposal> {
    let propose = |months: u16, extendable_to: Option<u16>| {
        Some(TermProposal {
            term: Term {
                from,
                to: after(from, months)?,
            },
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
        term,
        months,
        extendable_to: None,
    })
}

/// The same day of the month so many months later, or the last of a shorter month; none beyond the calendar.
pub(crate) fn after(day: NaiveDate, months: u16) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(u32::from(months)))
}

/// The term of a decision: what is stated, and for the rest what the rules propose from the day of the session.
///
/// # Errors
/// [`Error::InvalidInput`] `valid.from`, `valid.to`: `unexpected` where no label is granted, `range` for a year of another age,
/// `order` for an end before the beginning, or an extension that extends nothing; `empty` where nothing is proposed.
pub(super) fn term(
    rules: &CallRules,
    kind: DecisionKind,
    stated: TermInput,
    held_on: NaiveDate,
    so_far: Option<Term>,
) -> Result<Option<Term>> {
    if rules.label.is_none() || !grants(kind) {
        return if stated.is_empty() {
            Ok(None)
        } else {
            Err(Error::invalid("valid.from", InputFault::Unexpected))
        };
    }
    let proposed = proposals(rules, kind, stated.from.unwrap_or(held_on), so_far);
    let proposed = proposed.first().map(|proposal| proposal.term);
    let ask = |field: &str| Error::invalid(field, InputFault::Empty);
    let term = Term {
        from: stated
            .from
            .or(proposed.map(|term| term.from))
            .ok_or_else(|| ask("valid.from"))?,
        to: stated
            .to
            .or(proposed.map(|term| term.to))
            .ok_or_else(|| ask("valid.to"))?,
    };
    check(term, so_far)?;
    Ok(Some(term))
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
mod tests {
    use super::*;
    use crate::call::Template;

    fn rules(code: &str) -> CallRules {
        Template::shipped(code).unwrap().rules
    }

    fn organisations() -> CallRules {
        rules("labellisation_structure")
    }

    fn fault<T: std::fmt::Debug>(result: Result<T>) -> (String, InputFault) {
        match result.unwrap_err() {
            Error::InvalidInput { field, reason } => (field, reason),
            other => panic!("{other:?}"),
        }
    }

    fn at(field: &str, reason: InputFault) -> (String, InputFault) {
        (field.to_owned(), reason)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn between(from: &str, to: &str) -> Term {
        Term {
            from: day(from),
            to: day(to),
        }
    }

    fn typed(from: Option<&str>, to: Option<&str>) -> TermInput {
        TermInput {
            from: from.map(day),
            to: to.map(day),
        }
    }

    /// The session of the programme that the template follows.
    fn granted(kind: DecisionKind, stated: TermInput) -> Result<Option<Term>> {
        term(&organisations(), kind, stated, day("2023-03-27"), None)
    }

    #[test]
    fn a_label_lasts_as_long_as_the_rules_say_from_the_day_of_the_session() {
        let whole = granted(DecisionKind::Selected, TermInput::default()).unwrap();
        assert_eq!(whole, Some(between("2023-03-27", "2027-03-27")));
        let conditional = granted(DecisionKind::SelectedWithReservations, TermInput::default()).unwrap();
        assert_eq!(conditional, Some(between("2023-03-27", "2025-03-27")));
    }

    #[test]
    fn both_ways_under_a_condition_are_proposed_the_usual_one_first() {
        let kind = DecisionKind::SelectedWithReservations;
        let found = proposals(&organisations(), kind, day("2023-03-27"), None);
        let terms: Vec<_> = found
            .iter()
            .map(|one| (one.months, one.extendable_to, one.term.to))
            .collect();
        assert_eq!(
            terms,
            [(24, Some(48), day("2025-03-27")), (12, Some(48), day("2024-03-27"))]
        );
    }

    #[test]
    fn what_is_typed_stands_and_the_end_follows_the_beginning() {
        let kind = DecisionKind::SelectedWithReservations;
        let from_the_phase = granted(kind, typed(Some("2023-01-01"), Some("2024-12-31"))).unwrap();
        assert_eq!(from_the_phase, Some(between("2023-01-01", "2024-12-31")));
        let shifted = granted(kind, typed(Some("2023-01-31"), None)).unwrap();
        assert_eq!(shifted, Some(between("2023-01-31", "2025-01-31")));
    }

    #[test]
    fn a_label_that_begins_on_the_last_of_a_long_month_ends_on_the_last_of_a_short_one() {
        assert_eq!(after(day("2024-08-31"), 6), Some(day("2025-02-28")));
        assert_eq!(after(day("2023-08-31"), 6), Some(day("2024-02-29")));
    }

    #[test]
    fn an_extension_follows_without_a_gap_and_fills_the_whole() {
        let (rules, so_far) = (organisations(), between("2023-03-27", "2025-03-27"));
        let kind = DecisionKind::Selected;
        let found = term(&rules, kind, TermInput::default(), day("2025-01-15"), Some(so_far)).unwrap();
        assert_eq!(found, Some(between("2025-03-28", "2027-03-27")));
        let shorter = term(
            &rules,
            kind,
            typed(None, Some("2025-03-27")),
            day("2025-01-15"),
            Some(so_far),
        );
        assert_eq!(
            fault(shorter),
            at("valid.to", InputFault::Order),
            "it would extend nothing"
        );
        let whole = between("2023-03-27", "2027-03-27");
        assert_eq!(
            proposals(&rules, kind, day("2026-11-15"), Some(whole)),
            [],
            "nothing is left"
        );
    }

    #[test]
    fn where_no_label_is_granted_no_day_is_stated() {
        assert_eq!(granted(DecisionKind::Rejected, TermInput::default()).unwrap(), None);
        let refused = granted(DecisionKind::Rejected, typed(Some("2023-03-27"), None));
        assert_eq!(fault(refused), at("valid.from", InputFault::Unexpected));
        let project = rules("territoire_intelligent");
        let kind = DecisionKind::Selected;
        assert_eq!(
            term(&project, kind, TermInput::default(), day("2026-03-11"), None).unwrap(),
            None
        );
    }

    #[test]
    fn a_term_ends_after_it_began_and_in_our_age() {
        let kind = DecisionKind::Selected;
        let reversed = granted(kind, typed(Some("2023-03-27"), Some("2023-03-26")));
        assert_eq!(fault(reversed), at("valid.to", InputFault::Order));
        let slip = granted(kind, typed(Some("0203-03-27"), None));
        assert_eq!(fault(slip), at("valid.from", InputFault::Range));
    }
}
