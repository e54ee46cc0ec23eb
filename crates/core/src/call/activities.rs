//! A part of the nomenclature of activities, as a rule names it.

use serde::{Deserialize, Serialize};

use crate::territory::{ActivityCode, SECTIONS, section_of};

/// Sections and divisions of NAF rév. 2 taken together: an activity is of them when it is of one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Activities {
    /// Letters of sections (`C`).
    #[serde(default)]
    pub sections: Vec<String>,
    /// Divisions, two digits (`62`).
    #[serde(default)]
    pub divisions: Vec<String>,
}

impl Activities {
    /// Whether it names nothing.
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.divisions.is_empty()
    }

    /// Whether an activity is of it.
    pub fn holds(&self, activity: &ActivityCode) -> bool {
        let section = activity.section().to_string();
        self.sections.contains(&section) || self.divisions.iter().any(|division| division == activity.division())
    }

    /// The lists that name something that the nomenclature does not have.
    pub(super) fn unknown(&self) -> Vec<&'static str> {
        let is_section = |code: &String| SECTIONS.iter().any(|(letter, _)| *code == letter.to_string());
        let is_division = |code: &String| section_of(code).is_some();
        [
            ("sections", self.sections.iter().all(is_section)),
            ("divisions", self.divisions.iter().all(is_division)),
        ]
        .into_iter()
        .filter(|(_, known)| !known)
        .map(|(list, _)| list)
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sections: &[&str], divisions: &[&str]) -> Activities {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        Activities {
            sections: owned(sections),
            divisions: owned(divisions),
        }
    }

    #[test]
    fn an_activity_is_of_its_section_and_of_its_division_and_of_no_other() {
        let inside = |activities: &Activities| {
            ["25.62B", "35.11Z", "62.01Z", "47.11F"].map(|code| activities.holds(&code.parse().unwrap()))
        };
        assert_eq!(inside(&of(&["B", "C", "D", "E"], &[])), [true, true, false, false]);
        assert_eq!(inside(&of(&["D"], &["62"])), [false, true, true, false]);
        assert_eq!(inside(&of(&[], &["25"])), [true, false, false, false]);
        assert_eq!(inside(&Activities::default()), [false; 4]);
    }

    #[test]
    fn a_code_that_the_nomenclature_does_not_have_is_found_in_its_list() {
        assert!(of(&["B", "U"], &["05", "99"]).unknown().is_empty());
        assert_eq!(of(&["V", "c"], &["34"]).unknown(), ["sections", "divisions"]);
        assert_eq!(of(&["CD"], &["62"]).unknown(), ["sections"]);
    }
}
