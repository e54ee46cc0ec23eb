//! Who must be among those who evaluate a dossier: fields of expertise, and how many persons of each.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::model::{CallRules, Choice};
use crate::error::InputFault;
use crate::grid::Problem;

/// Far beyond any rule of procedure; what is asked for is put together person by person.
const MOST_PERSONS: u16 = 50;

/// Who evaluates a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvaluatorRules {
    /// The fields of expertise that the call names besides its themes.
    pub fields: Vec<Choice>,
    /// Who is needed, the most pressing first. A person counts for one need, whatever their fields.
    pub needs: Vec<ExpertNeed>,
}

/// So many persons of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExpertNeed {
    /// Of which field.
    pub of: FieldOf,
    /// How many at least.
    pub at_least: u16,
}

/// A field of expertise, as a need names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldOf {
    /// The theme of the dossier.
    DossierTheme,
    /// The field of this code, whatever the dossier.
    Field(String),
}

impl FieldOf {
    /// The code of the field for a dossier of a theme; none for one whose theme nobody named.
    pub fn code<'a>(&'a self, theme: Option<&'a str>) -> Option<&'a str> {
        match self {
            Self::DossierTheme => theme,
            Self::Field(code) => Some(code),
        }
    }
}

impl CallRules {
    /// What somebody may be an expert of: the themes, then the fields that the call names besides.
    pub fn expert_fields(&self) -> impl Iterator<Item = &Choice> {
        let besides = self.evaluators.iter().flat_map(|rules| &rules.fields);
        self.themes.iter().chain(besides)
    }

    /// The label of a field of expertise.
    pub fn expert_field(&self, code: &str) -> Option<&Choice> {
        self.expert_fields().find(|field| field.code == code)
    }
}

/// Every fault in who must evaluate, each at its field.
pub(super) fn problems(rules: &CallRules) -> Vec<Problem> {
    let Some(evaluators) = &rules.evaluators else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut when = |fault: bool, field: String, reason| found.extend(fault.then_some(Problem { field, reason }));
    let mut codes: BTreeSet<&str> = rules.themes.iter().map(|theme| theme.code.trim()).collect();
    for (index, field) in evaluators.fields.iter().enumerate() {
        let at = |part: &str| format!("evaluators.fields[{index}].{part}");
        when(field.code.trim().is_empty(), at("code"), InputFault::Empty);
        when(!codes.insert(field.code.trim()), at("code"), InputFault::Duplicate);
        when(field.label.fr.trim().is_empty(), at("label.fr"), InputFault::Empty);
    }
    let mut asked: Vec<&FieldOf> = Vec::new();
    for (index, need) in evaluators.needs.iter().enumerate() {
        let at = |part: &str| format!("evaluators.needs[{index}].{part}");
        let unknown = match &need.of {
            FieldOf::DossierTheme => rules.themes.is_empty(),
            FieldOf::Field(code) => !codes.contains(code.as_str()),
        };
        when(unknown, at("of"), InputFault::Unknown);
        when(asked.contains(&&need.of), at("of"), InputFault::Duplicate);
        let number = need.at_least == 0 || need.at_least > MOST_PERSONS;
        when(number, at("at_least"), InputFault::Range);
        asked.push(&need.of);
    }
    when(asked.is_empty(), "evaluators.needs".to_owned(), InputFault::Empty);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Template;

    fn faults(change: impl FnOnce(&mut EvaluatorRules)) -> Vec<(String, InputFault)> {
        let mut rules = Template::shipped("label_numerique").unwrap().rules;
        change(rules.evaluators.as_mut().unwrap());
        let found = problems(&rules).into_iter();
        found.map(|problem| (problem.field, problem.reason)).collect()
    }

    #[test]
    fn the_digital_label_asks_for_two_experts_of_the_theme_and_one_of_responsible_technology() {
        let rules = Template::shipped("label_numerique").unwrap().rules;
        let needs = &rules.evaluators.as_ref().unwrap().needs;
        let asked: Vec<_> = needs
            .iter()
            .map(|need| (need.of.code(Some("data_ai")), need.at_least))
            .collect();
        assert_eq!(asked, [(Some("data_ai"), 2), (Some("responsible_digital"), 1)]);
        assert_eq!(rules.expert_fields().count(), rules.themes.len() + 1);
        assert_eq!(faults(|_| ()), []);
    }

    #[test]
    fn rules_of_before_ask_for_nobody_in_particular() {
        let mut json = serde_json::to_value(Template::shipped("territoire_intelligent").unwrap().rules).unwrap();
        json.as_object_mut().unwrap().remove("evaluators");
        let rules: CallRules = serde_json::from_value(json).unwrap();
        assert_eq!(rules.evaluators, None);
        assert_eq!(problems(&rules), []);
    }

    #[test]
    fn each_fault_names_its_field() {
        let at = |field: &str, reason| vec![(field.to_owned(), reason)];
        let taken = faults(|rules| rules.fields[0].code = "networks".into());
        assert_eq!(
            taken,
            [
                ("evaluators.fields[0].code".to_owned(), InputFault::Duplicate),
                ("evaluators.needs[1].of".to_owned(), InputFault::Unknown)
            ]
        );
        let none = faults(|rules| rules.needs[0].at_least = 0);
        assert_eq!(none, at("evaluators.needs[0].at_least", InputFault::Range));
        let twice = faults(|rules| rules.needs[1].of = FieldOf::DossierTheme);
        assert_eq!(twice, at("evaluators.needs[1].of", InputFault::Duplicate));
        let nobody = faults(|rules| rules.needs.clear());
        assert_eq!(nobody, at("evaluators.needs", InputFault::Empty));
    }

    #[test]
    fn a_call_without_themes_asks_for_no_experts_of_one() {
        let mut rules = Template::shipped("label_numerique").unwrap().rules;
        rules.themes.clear();
        let found = problems(&rules).into_iter().map(|problem| problem.field);
        assert_eq!(found.collect::<Vec<_>>(), ["evaluators.needs[0].of"]);
    }

    #[test]
    fn a_need_reads_as_it_is_written() {
        let json = serde_json::json!([
            { "of": "dossier_theme", "at_least": 2 }, { "of": { "field": "responsible_digital" }, "at_least": 1 }
        ]);
        let needs: Vec<ExpertNeed> = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(serde_json::to_value(&needs).unwrap(), json);
        assert_eq!(needs[0].of.code(None), None);
    }
}
