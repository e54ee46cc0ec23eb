//! What a call that labels says of its labels: how long they hold, whom labelled projects turn to, whose opinion comes first.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::model::CallRules;
use crate::error::InputFault;
use crate::grid::{Label, Problem};

/// Longest time that a label can be granted for: fifty years, in months.
const MONTHS_MOST: u16 = 600;
/// Most members of a council that an opinion can be asked of.
const ADVISERS_MOST: u16 = 50;

/// How long what the call grants holds. Decisions store days; these are what is proposed for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LabelRule {
    /// Months, without condition.
    pub months: u16,
    /// The ways to grant it under a condition, the usual one first; none where a condition shortens nothing and nothing is extended.
    pub conditional: Vec<ConditionalTerm>,
    /// Whether it ends once every funder that the project targets has decided: such a label is good for one application.
    pub ends_with_funder: bool,
    /// Months before the end at which it is said that the end comes, the earliest first.
    pub alerts: Vec<u16>,
}

/// A label under a condition: short, and extendable once the condition is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConditionalTerm {
    /// Months for which it is granted at first.
    pub months: u16,
    /// Months that it lasts in all once a later decision extends it.
    pub extendable_to: u16,
}

/// The funders that projects turn to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FunderRule {
    /// How many a project may target; any number where it is none.
    pub at_most: Option<u16>,
}

/// A council whose opinion comes before the committee's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CouncilRule {
    /// The council, as a sentence names it (« le conseil scientifique »).
    pub name: Label,
    /// How many of its members give an opinion on a dossier at least.
    pub advisers_min: u16,
}

impl LabelRule {
    /// Months that a label lasts in all once it is extended; none where this call extends none.
    pub fn extendable_to(&self) -> Option<u16> {
        self.conditional.iter().map(|term| term.extendable_to).max()
    }

    fn faults(&self, targets_funders: bool) -> Vec<(String, InputFault)> {
        let months = |months: u16| (1..=MONTHS_MOST).contains(&months);
        let mut found = Vec::new();
        let mut when = |fault: bool, field: String, reason: InputFault| found.extend(fault.then_some((field, reason)));
        when(!months(self.months), "months".to_owned(), InputFault::Range);
        for (index, term) in self.conditional.iter().enumerate() {
            let field = format!("conditional[{index}]");
            when(!months(term.months), format!("{field}.months"), InputFault::Range);
            let extendable = format!("{field}.extendable_to");
            when(term.extendable_to > MONTHS_MOST, extendable.clone(), InputFault::Range);
            when(term.extendable_to <= term.months, extendable, InputFault::Order);
        }
        let orphan = self.ends_with_funder && !targets_funders;
        when(orphan, "ends_with_funder".to_owned(), InputFault::Unexpected);
        let distinct: BTreeSet<u16> = self.alerts.iter().copied().collect();
        let sorted: Vec<u16> = distinct.iter().rev().copied().collect();
        when(
            distinct.len() != self.alerts.len(),
            "alerts".to_owned(),
            InputFault::Duplicate,
        );
        when(
            sorted != self.alerts && distinct.len() == self.alerts.len(),
            "alerts".to_owned(),
            InputFault::Order,
        );
        when(
            !self.alerts.iter().all(|one| months(*one)),
            "alerts".to_owned(),
            InputFault::Range,
        );
        found
    }
}

/// Every fault in what a call says of its labels, each at its field.
pub(super) fn problems(rules: &CallRules) -> Vec<Problem> {
    let mut found: Vec<(String, InputFault)> = Vec::new();
    if let Some(label) = &rules.label {
        let faults = label.faults(rules.funders.is_some());
        found.extend(
            faults
                .into_iter()
                .map(|(field, reason)| (format!("label.{field}"), reason)),
        );
    }
    if rules.funders.is_some_and(|funders| funders.at_most == Some(0)) {
        found.push(("funders.at_most".to_owned(), InputFault::Range));
    }
    if let Some(council) = &rules.council {
        if council.name.fr.trim().is_empty() {
            found.push(("council.name.fr".to_owned(), InputFault::Empty));
        }
        if !(1..=ADVISERS_MOST).contains(&council.advisers_min) {
            found.push(("council.advisers_min".to_owned(), InputFault::Range));
        }
    }
    found
        .into_iter()
        .map(|(field, reason)| Problem { field, reason })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Template;

    fn faults(change: impl FnOnce(&mut CallRules)) -> Vec<(String, InputFault)> {
        let mut rules = Template::shipped("labellisation_structure").unwrap().rules;
        change(&mut rules);
        problems(&rules)
            .into_iter()
            .map(|problem| (problem.field, problem.reason))
            .collect()
    }

    fn label(change: impl FnOnce(&mut LabelRule)) -> Vec<(String, InputFault)> {
        faults(|rules| change(rules.label.as_mut().unwrap()))
    }

    #[test]
    fn the_labels_of_an_organisation_last_four_years_or_are_extended_to_them() {
        let rule = Template::shipped("labellisation_structure")
            .unwrap()
            .rules
            .label
            .unwrap();
        let terms: Vec<_> = rule
            .conditional
            .iter()
            .map(|term| (term.months, term.extendable_to))
            .collect();
        assert_eq!(
            (rule.months, terms, rule.extendable_to()),
            (48, vec![(24, 48), (12, 48)], Some(48))
        );
        assert_eq!(rule.alerts, [6, 3, 1]);
        assert_eq!(faults(|_| ()), []);
    }

    #[test]
    fn labels_of_projects_last_a_year_or_until_the_funder_has_decided() {
        for (code, at_most) in [("label_numerique", Some(1)), ("label_infrastructures", None)] {
            let rules = Template::shipped(code).unwrap().rules;
            let rule = rules.label.unwrap();
            assert_eq!(
                (rule.months, rule.ends_with_funder, rule.extendable_to()),
                (12, true, None),
                "{code}"
            );
            assert_eq!(rules.funders.unwrap().at_most, at_most, "{code}");
        }
    }

    #[test]
    fn each_fault_names_its_field() {
        let at = |field: &str, reason| vec![(field.to_owned(), reason)];
        assert_eq!(label(|rule| rule.months = 0), at("label.months", InputFault::Range));
        let short = label(|rule| rule.conditional[1].extendable_to = 12);
        assert_eq!(short, at("label.conditional[1].extendable_to", InputFault::Order));
        assert_eq!(
            label(|rule| rule.alerts = vec![1, 6]),
            at("label.alerts", InputFault::Order)
        );
        assert_eq!(
            label(|rule| rule.alerts = vec![6, 6]),
            at("label.alerts", InputFault::Duplicate)
        );
        let orphan = label(|rule| rule.ends_with_funder = true);
        assert_eq!(orphan, at("label.ends_with_funder", InputFault::Unexpected));
        let none = faults(|rules| rules.funders = Some(FunderRule { at_most: Some(0) }));
        assert_eq!(none, at("funders.at_most", InputFault::Range));
        let council = CouncilRule {
            name: Label {
                fr: " ".into(),
                en: String::new(),
            },
            advisers_min: 0,
        };
        let both = faults(|rules| rules.council = Some(council));
        assert_eq!(
            both,
            [
                at("council.name.fr", InputFault::Empty),
                at("council.advisers_min", InputFault::Range)
            ]
            .concat()
        );
    }
}
