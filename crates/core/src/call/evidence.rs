//! What a call counts and follows in its dossiers besides their documents.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::model::CallRules;
use crate::error::InputFault;
use crate::grid::{Label, Problem};

/// Something that dossiers count for those who evaluate them (researchers) or for a rule that bounds it (months). It gives no points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CounterRule {
    /// Stable code, stored with what a dossier counts.
    pub code: String,
    /// What is counted, as people read it.
    pub label: Label,
    /// One of what (« lettres »).
    pub unit: Label,
    /// The figure that the call had in mind: told beside the dossier's, and a threshold for nothing.
    pub expected: Option<u32>,
}

impl CallRules {
    /// The rule of a counter.
    pub fn counter(&self, code: &str) -> Option<&CounterRule> {
        self.counters.iter().find(|counter| counter.code == code)
    }
}

/// Every fault in what a call counts, each at its field.
pub(super) fn problems(rules: &CallRules) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut codes = BTreeSet::new();
    let mut when = |fault: bool, field: String, reason| found.extend(fault.then_some(Problem { field, reason }));
    for (index, counter) in rules.counters.iter().enumerate() {
        let at = |field: &str| format!("counters[{index}].{field}");
        let empty = |text: &str| text.trim().is_empty();
        when(empty(&counter.code), at("code"), InputFault::Empty);
        when(!codes.insert(counter.code.trim()), at("code"), InputFault::Duplicate);
        when(empty(&counter.label.fr), at("label.fr"), InputFault::Empty);
        when(empty(&counter.unit.fr), at("unit.fr"), InputFault::Empty);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Template;

    fn faults(change: impl FnOnce(&mut CallRules)) -> Vec<(String, InputFault)> {
        let mut rules = Template::shipped("labellisation_structure").unwrap().rules;
        change(&mut rules);
        let found = problems(&rules).into_iter();
        found.map(|problem| (problem.field, problem.reason)).collect()
    }

    #[test]
    fn the_label_of_an_organisation_counts_letters_researchers_and_agglomerations() {
        let rules = Template::shipped("labellisation_structure").unwrap().rules;
        let counted: Vec<_> = rules
            .counters
            .iter()
            .map(|one| (one.code.as_str(), one.expected))
            .collect();
        assert_eq!(
            counted,
            [
                ("support_letters", Some(150)),
                ("researchers", Some(1_600)),
                ("agglomerations", Some(7))
            ]
        );
        assert_eq!(faults(|_| ()), []);
    }

    #[test]
    fn each_fault_of_a_counter_names_its_field() {
        let at = |field: &str, reason| vec![(field.to_owned(), reason)];
        let twice = faults(|rules| rules.counters[1].code = " support_letters".into());
        assert_eq!(twice, at("counters[1].code", InputFault::Duplicate));
        let unnamed = faults(|rules| rules.counters[0].label.fr = " ".into());
        assert_eq!(unnamed, at("counters[0].label.fr", InputFault::Empty));
        let unitless = faults(|rules| rules.counters[2].unit.fr.clear());
        assert_eq!(unitless, at("counters[2].unit.fr", InputFault::Empty));
    }
}
