//! When a grid holds together. All faults are found at once so that the editor can show each beside its field.

mod settings;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::error::{Error, InputFault, Result};
use crate::grid::codes::folded;
use crate::grid::criterion::{Combination, Criterion, Descriptor, Role};
use crate::grid::model::{Grid, Label, Weighting};
use crate::grid::scale::{CriterionScale, Scale};
use crate::grid::scoring::extent;

/// A fault of a grid, at a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// Path of the field (`criteria[2].weight`).
    pub field: String,
    /// Why.
    pub reason: InputFault,
}

/// Limits far beyond any published grid.
const MAX_CRITERIA: usize = 60;
/// Criteria, categories, and parts of these.
const MAX_DEPTH: usize = 4;
const MAX_WEIGHT: u32 = 1_000;
const MAX_CODE: usize = 24;
const MAX_ADDRESS: usize = 500;
const MAX_STEPS: u16 = 1_000;
const MAX_WORDS: usize = 12;
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
        found.scale("scale", self.scale);
        found.when(self.criteria.is_empty(), "criteria", InputFault::Empty);
        found.when(self.all().len() > MAX_CRITERIA, "criteria", InputFault::Range);
        let mut codes = BTreeSet::new();
        for (index, criterion) in self.criteria.iter().enumerate() {
            found.family(self, &format!("criteria[{index}]"), criterion, 1, &mut codes);
        }
        let sum = self.total_weight();
        let wrong_sum = if self.weighting == Weighting::Points {
            sum != 100
        } else {
            sum == 0
        };
        found.when(wrong_sum && !self.criteria.is_empty(), "criteria", InputFault::Sum);
        found.numbers(self);
        found.conditions(self);
        found.bands(self);
        found.ties(&self.tie_break);
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

    fn scale(&mut self, path: &str, scale: Scale) {
        let highest = format!("{path}.maximum");
        self.when(scale.minimum >= scale.maximum, &highest, InputFault::Order);
        self.when(scale.maximum.0 > MAX_STEPS, &highest, InputFault::Range);
        let per_point = scale.steps_per_point;
        let finest = per_point == 0 || per_point > 100;
        self.when(finest, format!("{path}.steps_per_point"), InputFault::Range);
        // A third of a point has no decimals: nobody could type it, and no paper could say it.
        let nameless = !finest && 1_000_000 % u32::from(per_point) != 0;
        self.when(nameless, format!("{path}.steps_per_point"), InputFault::Decimals);
    }

    /// A criterion and all within it. Codes are typed without heed of case and accents: two that differ by these alone are one.
    fn family(&mut self, grid: &Grid, path: &str, criterion: &Criterion, depth: usize, codes: &mut BTreeSet<String>) {
        let code = criterion.code.trim();
        self.when(
            !codes.insert(folded(code)),
            format!("{path}.code"),
            InputFault::Duplicate,
        );
        self.when(code.is_empty(), format!("{path}.code"), InputFault::Empty);
        self.when(
            code.chars().count() > MAX_CODE,
            format!("{path}.code"),
            InputFault::Length,
        );
        // It is typed beside its mark (`C1=3,5`), and stands on one line.
        let unfit = code.chars().any(|c| c == '=' || c.is_whitespace() || c.is_control());
        self.when(unfit, format!("{path}.code"), InputFault::Form);
        self.label(&format!("{path}.label"), &criterion.label);
        self.when(
            criterion.weight > MAX_WEIGHT,
            format!("{path}.weight"),
            InputFault::Range,
        );
        self.referential(path, criterion);
        self.own_scale(path, criterion);
        self.floor(grid, path, criterion);
        self.descriptors(path, criterion, grid.scale_of(criterion));
        self.when(depth > MAX_DEPTH, format!("{path}.parts"), InputFault::Range);
        for (index, part) in criterion.parts.iter().enumerate() {
            let path = format!("{path}.parts[{index}]");
            self.when(
                part.role != Role::Counted,
                format!("{path}.role"),
                InputFault::Unexpected,
            );
            self.family(grid, &path, part, depth + 1, codes);
        }
        self.parts(grid, path, criterion);
    }

    /// A referential without its version would not say by what was judged.
    fn referential(&mut self, path: &str, criterion: &Criterion) {
        let Some(referential) = &criterion.referential else {
            return;
        };
        self.label(&format!("{path}.referential.name"), &referential.name);
        self.label(&format!("{path}.referential.version"), &referential.version);
        let Some(address) = &referential.address else { return };
        let at = format!("{path}.referential.address");
        let web = address.starts_with("https://") || address.starts_with("http://");
        let unfit = !web || address.chars().any(|c| c.is_whitespace() || c.is_control());
        self.when(unfit, &at, InputFault::Form);
        self.when(address.chars().count() > MAX_ADDRESS, at, InputFault::Length);
    }

    fn own_scale(&mut self, path: &str, criterion: &Criterion) {
        let at = format!("{path}.scale");
        match &criterion.scale {
            None => {}
            Some(_) if criterion.is_category() => self.when(true, at, InputFault::Unexpected),
            Some(CriterionScale::Numeric(scale)) => self.scale(&format!("{at}.numeric"), *scale),
            Some(CriterionScale::Words(words)) => {
                let number = !(2..=MAX_WORDS).contains(&words.len());
                self.when(number, format!("{at}.words"), InputFault::Range);
                let mut known = BTreeSet::new();
                for (index, word) in words.iter().enumerate() {
                    let at = format!("{at}.words[{index}]");
                    self.label(&at, word);
                    self.when(!known.insert(word.fr.trim().to_lowercase()), &at, InputFault::Duplicate);
                }
            }
        }
    }

    /// The floor stands where marks can be.
    fn floor(&mut self, grid: &Grid, path: &str, criterion: &Criterion) {
        let Some((floor, extent)) = criterion.floor.zip(extent(grid, criterion).ok()) else {
            return;
        };
        let outside = !(extent.minimum..=extent.maximum).contains(&floor.exact());
        self.when(outside, format!("{path}.floor"), InputFault::Range);
    }

    /// A mean compares what stands on one scale, and has some weight.
    fn parts(&mut self, grid: &Grid, path: &str, criterion: &Criterion) {
        if !criterion.is_category() {
            return;
        }
        // What does not concern a dossier is said of each part.
        self.when(
            criterion.not_applicable,
            format!("{path}.not_applicable"),
            InputFault::Unexpected,
        );
        if criterion.combination == Combination::Sum {
            return;
        }
        let extents: Vec<_> = criterion.parts.iter().map(|part| extent(grid, part).ok()).collect();
        let mixed = extents.windows(2).any(|two| two.first() != two.last());
        self.when(mixed, format!("{path}.parts"), InputFault::MixedScales);
        let weightless = criterion.parts.iter().any(|part| part.weight == 0);
        self.when(weightless, format!("{path}.parts"), InputFault::Sum);
    }

    fn descriptors(&mut self, path: &str, criterion: &Criterion, scale: Scale) {
        let descriptors: &[Descriptor] = &criterion.descriptors;
        let none = criterion.is_category() && !descriptors.is_empty();
        self.when(none, format!("{path}.descriptors"), InputFault::Unexpected);
        let mut previous = None;
        for (index, descriptor) in descriptors.iter().enumerate() {
            let field = format!("{path}.descriptors[{index}]");
            let level = format!("{field}.level");
            self.when(!scale.contains(descriptor.level), &level, InputFault::Range);
            self.when(previous >= Some(descriptor.level), &level, InputFault::Order);
            self.label(&format!("{field}.text"), &descriptor.text);
            previous = Some(descriptor.level);
        }
    }

    fn label(&mut self, path: &str, label: &Label) {
        self.when(label.fr.trim().is_empty(), format!("{path}.fr"), InputFault::Empty);
    }
}

#[cfg(test)]
mod tests;
