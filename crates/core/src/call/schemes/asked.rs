//! The grids of a published call: which one a dossier is scored on, and how much it asks.

use serde::Deserialize;
use serde_json::Value;

use super::{GridOfCall, read};
use crate::call::CallRules;
use crate::grid::{Criterion, Grid, GridFacts, Role};

/// What is known of a dossier, and its grid.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts {
    #[serde(default)]
    theme: Option<String>,
    #[serde(default = "first")]
    round: u32,
    /// The file of the grid.
    grid: String,
}

fn first() -> u32 {
    1
}

impl Facts {
    pub(super) fn check(&self, rules: &CallRules, grids: &[GridOfCall], about: &str) {
        let facts = GridFacts {
            theme: self.theme.as_deref(),
            round: self.round,
            ..GridFacts::default()
        };
        let choices = || {
            grids
                .iter()
                .filter_map(|grid| grid.choice.as_ref().map(|choice| (grid, choice)))
        };
        for (_, choice) in choices() {
            assert!(choice.validate().is_ok(), "{about}");
            assert!(
                choice.themes.iter().all(|theme| rules.theme(theme).is_some()),
                "{about}"
            );
        }
        let further = choices().find(|(_, choice)| choice.names(&facts));
        let own = grids.iter().find(|grid| grid.choice.is_none());
        let found = further.map(|(grid, _)| grid).or(own);
        assert_eq!(
            found.map(|grid| grid.file.as_str()),
            Some(self.grid.as_str()),
            "{about}"
        );
    }
}

/// How many questions of a grid stand outside its total and how many enter it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Questions {
    /// The file of the grid.
    grid: String,
    apart: usize,
    counted: usize,
}

impl Questions {
    pub(super) fn check(&self, grids: &[GridOfCall], about: &str) {
        assert!(grids.iter().any(|grid| grid.file == self.grid), "{about}");
        let fixture: Value = read("grids", &self.grid);
        let grid: Grid = serde_json::from_value(fixture["grid"].clone()).unwrap();
        let asked = |role| -> usize {
            let such = grid.criteria.iter().filter(|criterion| criterion.role == role);
            such.map(questions).sum()
        };
        assert_eq!(
            (asked(Role::Apart), asked(Role::Counted)),
            (self.apart, self.counted),
            "{about}"
        );
    }
}

/// The questions of a criterion: itself, or those within the category.
fn questions(criterion: &Criterion) -> usize {
    let family = criterion.family().into_iter();
    family.filter(|one| !one.is_category()).count()
}
