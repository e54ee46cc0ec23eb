//! When a grid holds together. All faults are found at once so that the editor can show each beside its field.

use std::collections::BTreeSet;

use serde::Serialize;

use super::exact::Exact;
use super::model::{Criterion, Descriptor, Grid, Label, Scale, TieBreakStep, Weighting};
use super::score::Score;
use crate::error::{Error, InputFault, Result};

/// A fault of a grid, at a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// Path of the field (`criteria[2].weight`).
    pub field: String,
    /// Why.
    pub reason: InputFault,
}

/// Limits far beyond any published grid, and far inside the range of exact arithmetic.
const MAX_CRITERIA: usize = 60;
const MAX_WEIGHT: u32 = 1_000;
const MAX_STEPS: u16 = 1_000;
const MAX_SCORE: u32 = 1_000;
const MAX_EVALUATIONS: u32 = 1_000;

impl Grid {
    /// The first fault as an error, or nothing.
    pub fn validate(&self) -> Result<()> {
        match self.problems().into_iter().next() {
            Some(problem) => Err(Error::invalid(problem.field, problem.reason)),
            None => Ok(()),
        }
    }

    /// Every fault, in the order of the fields.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Found::default();
        found.scale(self.scale);
        found.when(self.criteria.is_empty(), "criteria", InputFault::Empty);
        found.when(self.criteria.len() > MAX_CRITERIA, "criteria", InputFault::Range);
        let mut codes = BTreeSet::new();
        for (index, criterion) in self.criteria.iter().enumerate() {
            let path = format!("criteria[{index}]");
            found.when(
                !codes.insert(criterion.code.trim()),
                format!("{path}.code"),
                InputFault::Duplicate,
            );
            found.criterion(&path, criterion, self.scale);
        }
        let sum = self.total_weight();
        let wrong_sum = if self.weighting == Weighting::Points {
            sum != 100
        } else {
            sum == 0
        };
        found.when(wrong_sum && !self.criteria.is_empty(), "criteria", InputFault::Sum);
        found.settings(self);
        found.0
    }
}

#[derive(Default)]
struct Found(Vec<Problem>);

impl Found {
    fn when(&mut self, fault: bool, field: impl Into<String>, reason: InputFault) {
        if fault {
            self.0.push(Problem {
                field: field.into(),
                reason,
            });
        }
    }

    fn scale(&mut self, scale: Scale) {
        self.when(scale.minimum >= scale.maximum, "scale.maximum", InputFault::Order);
        self.when(scale.maximum.0 > MAX_STEPS, "scale.maximum", InputFault::Range);
        self.when(
            scale.steps_per_point == 0 || scale.steps_per_point > 100,
            "scale.steps_per_point",
            InputFault::Range,
        );
    }

    fn criterion(&mut self, path: &str, criterion: &Criterion, scale: Scale) {
        self.when(
            criterion.code.trim().is_empty(),
            format!("{path}.code"),
            InputFault::Empty,
        );
        self.label(&format!("{path}.label"), &criterion.label);
        self.when(
            criterion.weight > MAX_WEIGHT,
            format!("{path}.weight"),
            InputFault::Range,
        );
        let outside = criterion.floor.is_some_and(|floor| !scale.contains(floor));
        self.when(outside, format!("{path}.floor"), InputFault::Range);
        self.descriptors(path, &criterion.descriptors, scale);
    }

    fn descriptors(&mut self, path: &str, descriptors: &[Descriptor], scale: Scale) {
        let mut previous = None;
        for (index, descriptor) in descriptors.iter().enumerate() {
            let field = format!("{path}.descriptors[{index}]");
            self.when(
                !scale.contains(descriptor.level),
                format!("{field}.level"),
                InputFault::Range,
            );
            self.when(
                previous >= Some(descriptor.level),
                format!("{field}.level"),
                InputFault::Order,
            );
            self.label(&format!("{field}.text"), &descriptor.text);
            previous = Some(descriptor.level);
        }
    }

    fn label(&mut self, path: &str, label: &Label) {
        self.when(label.fr.trim().is_empty(), format!("{path}.fr"), InputFault::Empty);
    }

    fn settings(&mut self, grid: &Grid) {
        self.when(
            grid.score_out_of == 0 || grid.score_out_of > MAX_SCORE,
            "score_out_of",
            InputFault::Range,
        );
        self.when(grid.decimals > Score::MAX_DECIMALS, "decimals", InputFault::Range);
        if let Some(threshold) = grid.overall_threshold {
            let outside = threshold.units() < 0 || threshold.exact() > Exact::whole(grid.score_out_of);
            self.when(outside, "overall_threshold", InputFault::Range);
            // A threshold finer than the official number would be compared with a number that nobody reads.
            self.when(
                threshold.decimals() > grid.decimals,
                "overall_threshold",
                InputFault::Decimals,
            );
        }
        let minimum = grid.min_evaluations;
        self.when(
            minimum == 0 || minimum > MAX_EVALUATIONS,
            "min_evaluations",
            InputFault::Range,
        );
        let distinct: BTreeSet<_> = grid.tie_break.iter().collect();
        self.when(
            distinct.len() != grid.tie_break.len(),
            "tie_break",
            InputFault::Duplicate,
        );
        let chair = grid.tie_break.iter().position(|step| *step == TieBreakStep::Chair);
        self.when(
            chair.is_some_and(|at| at + 1 != grid.tie_break.len()),
            "tie_break",
            InputFault::Order,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::model::Steps;
    use crate::grid::scoring::tests::grid;

    fn fields(grid: &Grid) -> Vec<(String, &'static str)> {
        grid.problems()
            .into_iter()
            .map(|problem| (problem.field, problem.reason.as_str()))
            .collect()
    }

    #[test]
    fn a_sound_grid_has_no_problem() {
        assert_eq!(fields(&grid(&[20, 25, 20, 15, 10, 10])), []);
    }

    #[test]
    fn points_sum_to_one_hundred_and_coefficients_to_anything_positive() {
        let mut grid = grid(&[1, 2, 3]);
        assert_eq!(fields(&grid), [("criteria".into(), "sum")]);
        grid.weighting = Weighting::Coefficients;
        assert_eq!(fields(&grid), []);
        grid.criteria.iter_mut().for_each(|criterion| criterion.weight = 0);
        assert_eq!(fields(&grid), [("criteria".into(), "sum")]);
    }

    #[test]
    fn each_fault_names_its_field() {
        let mut grid = grid(&[60, 40]);
        grid.criteria[1].code = "C1".into();
        grid.criteria[0].floor = Some(Steps(11));
        grid.criteria[0].label.fr = " ".into();
        grid.overall_threshold = Some("100.01".parse().unwrap());
        grid.min_evaluations = 0;
        assert_eq!(
            fields(&grid),
            [
                ("criteria[0].label.fr".into(), "empty"),
                ("criteria[0].floor".into(), "range"),
                ("criteria[1].code".into(), "duplicate"),
                ("overall_threshold".into(), "range"),
                ("min_evaluations".into(), "range"),
            ]
        );
        assert_eq!(grid.validate().unwrap_err().field(), Some("criteria[0].label.fr"));
    }

    #[test]
    fn a_threshold_finer_than_the_official_number_is_refused() {
        let mut grid = grid(&[100]);
        grid.decimals = 0;
        grid.overall_threshold = Some("59.5".parse().unwrap());
        assert_eq!(fields(&grid), [("overall_threshold".into(), "decimals")]);
    }

    #[test]
    fn the_chair_comes_last_in_the_chain_and_no_step_twice() {
        let mut grid = grid(&[100]);
        grid.tie_break = vec![TieBreakStep::Chair, TieBreakStep::Priority, TieBreakStep::Priority];
        assert_eq!(
            fields(&grid),
            [("tie_break".into(), "duplicate"), ("tie_break".into(), "order")]
        );
    }

    #[test]
    fn descriptors_climb_the_scale() {
        let mut grid = grid(&[100]);
        let text = Label {
            fr: "Bon".into(),
            en: "Good".into(),
        };
        let descriptor = |level| Descriptor {
            level: Steps(level),
            text: text.clone(),
        };
        grid.criteria[0].descriptors = vec![descriptor(6), descriptor(6), descriptor(12)];
        assert_eq!(
            fields(&grid),
            [
                ("criteria[0].descriptors[1].level".into(), "order"),
                ("criteria[0].descriptors[2].level".into(), "range"),
            ]
        );
    }

    #[test]
    fn an_unknown_field_is_refused() {
        let mut json = serde_json::to_value(grid(&[100])).unwrap();
        json["bonus"] = 1.into();
        assert!(serde_json::from_value::<Grid>(json).is_err());
    }

    #[test]
    fn the_usual_settings_may_be_left_out() {
        let grid: Grid = serde_json::from_str(
            r#"{ "criteria": [{ "code": "C1", "label": { "fr": "Pertinence", "en": "Relevance" }, "weight": 100 }],
                 "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 }, "overall_threshold": "60" }"#,
        )
        .unwrap();
        assert_eq!(grid.problems(), []);
        assert_eq!((grid.score_out_of, grid.decimals, grid.min_evaluations), (100, 2, 2));
        assert_eq!(grid.tie_break, TieBreakStep::DEFAULT_CHAIN);
    }
}
