//! From marks to the official number, in exact arithmetic. Pure: no rounding happens here except where a name says so.
//!
//! Method: the individual weighted total of a complete sheet is `out_of · Σ wᵢ·xᵢ / (Σ wᵢ · x_max)`; the official score is
//! the arithmetic mean of the individual totals, rounded half up once. An incomplete sheet never counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::exact::Exact;
use super::model::{Criterion, Grid, Mark, Steps};
use crate::error::{Error, InputFault, Result};

/// The marks of one member on one dossier, by criterion code. A blank is absent, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Sheet(BTreeMap<String, Steps>);

impl Sheet {
    /// A sheet with these marks; empty marks stay blank.
    pub fn new(marks: impl IntoIterator<Item = (String, Mark)>) -> Self {
        Self(
            marks
                .into_iter()
                .filter_map(|(code, mark)| mark.map(|steps| (code, steps)))
                .collect(),
        )
    }

    /// The mark of a criterion, or none.
    pub fn mark(&self, code: &str) -> Mark {
        self.0.get(code).copied()
    }

    /// The criteria without a mark, in the order of the grid.
    pub fn blanks<'grid>(&self, grid: &'grid Grid) -> Vec<&'grid Criterion> {
        grid.criteria
            .iter()
            .filter(|criterion| self.mark(&criterion.code).is_none())
            .collect()
    }

    /// Whether every criterion of the grid has a mark.
    pub fn is_complete(&self, grid: &Grid) -> bool {
        self.blanks(grid).is_empty()
    }

    /// Whether nothing was marked yet.
    pub fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Refuses a mark for an unknown criterion or off the scale, naming it (`marks.C1`).
    pub fn validate(&self, grid: &Grid) -> Result<()> {
        for (code, mark) in &self.0 {
            let field = format!("marks.{code}");
            if grid.criterion(code).is_none() {
                return Err(Error::invalid(field, InputFault::Unknown));
            }
            if !grid.scale.contains(*mark) {
                return Err(Error::invalid(field, InputFault::Range));
            }
        }
        Ok(())
    }
}

/// What one mark brings to the total: `out_of · w · x / (Σw · x_max)`.
pub fn contribution(grid: &Grid, criterion: &Criterion, mark: Steps) -> Result<Exact> {
    let earned = Exact::whole(grid.score_out_of)
        .times(Exact::whole(criterion.weight))?
        .times(Exact::whole(mark.0))?;
    earned.over(Exact::whole(grid.total_weight()).times(Exact::whole(grid.scale.maximum.0))?)
}

/// The individual weighted total, or nothing for an incomplete sheet.
pub fn weighted_total(grid: &Grid, sheet: &Sheet) -> Result<Option<Exact>> {
    let mut total = Exact::ZERO;
    for criterion in &grid.criteria {
        let Some(mark) = sheet.mark(&criterion.code) else {
            return Ok(None);
        };
        total = total.plus(contribution(grid, criterion, mark)?)?;
    }
    Ok(Some(total))
}

/// A mark in points of the scale: 7 half points are 7/2.
pub fn points(grid: &Grid, mark: Steps) -> Result<Exact> {
    Exact::new(mark.0, grid.scale.steps_per_point)
}

/// The arithmetic mean, or nothing when nobody scored.
pub fn mean(values: &[Exact]) -> Result<Option<Exact>> {
    if values.is_empty() {
        return Ok(None);
    }
    Exact::sum(values.iter().copied())?.over(count(values.len())?).map(Some)
}

/// The median; the mean of the two middle values when their number is even.
pub fn median(values: &[Exact]) -> Result<Option<Exact>> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let upper = sorted.len() / 2;
    let lower = sorted.len().saturating_sub(1) / 2;
    match (sorted.get(lower), sorted.get(upper)) {
        (Some(low), Some(high)) => low.plus(*high)?.over(Exact::whole(2)).map(Some),
        _ => Ok(None),
    }
}

/// The sample variance (divisor m − 1), or nothing under two values.
pub fn sample_variance(values: &[Exact]) -> Result<Option<Exact>> {
    let (Some(mean), true) = (mean(values)?, values.len() >= 2) else {
        return Ok(None);
    };
    let mut squares = Exact::ZERO;
    for value in values {
        let deviation = value.minus(mean)?;
        squares = squares.plus(deviation.times(deviation)?)?;
    }
    squares.over(count(values.len() - 1)?).map(Some)
}

fn count(number: usize) -> Result<Exact> {
    u32::try_from(number).map(Exact::whole).map_err(Error::internal)
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::grid::model::{CommentRule, Label, Scale, TieBreakStep, Weighting};

    /// A grid on 0–5 by half points, `C1`… with these weights, out of 100.
    pub(crate) fn grid(weights: &[u32]) -> Grid {
        let criterion = |(index, weight): (usize, &u32)| Criterion {
            code: format!("C{}", index + 1),
            label: Label {
                fr: format!("Critère {}", index + 1),
                en: format!("Criterion {}", index + 1),
            },
            help: None,
            weight: *weight,
            floor: None,
            descriptors: vec![],
        };
        Grid {
            criteria: weights.iter().enumerate().map(criterion).collect(),
            weighting: Weighting::Points,
            scale: Scale::HALF_POINTS_TO_FIVE,
            score_out_of: 100,
            decimals: 2,
            overall_threshold: None,
            min_evaluations: 2,
            tie_break: TieBreakStep::DEFAULT_CHAIN.to_vec(),
            comment_rule: CommentRule::BelowFloor,
        }
    }

    /// A sheet of marks in half points, in the order of the criteria.
    pub(crate) fn sheet(marks: &[Option<u16>]) -> Sheet {
        Sheet::new(
            marks
                .iter()
                .enumerate()
                .map(|(index, mark)| (format!("C{}", index + 1), mark.map(Steps))),
        )
    }

    fn full(marks: &[u16]) -> Sheet {
        sheet(&marks.iter().copied().map(Some).collect::<Vec<_>>())
    }

    #[test]
    fn the_six_criteria_of_the_cluster_give_sixty_seven_and_a_half() {
        let grid = grid(&[20, 25, 20, 15, 10, 10]);
        let sheet = full(&[7, 8, 6, 5, 8, 6]);
        let parts: Vec<_> = grid
            .criteria
            .iter()
            .map(|criterion| contribution(&grid, criterion, sheet.mark(&criterion.code).unwrap()).unwrap())
            .collect();
        let expected = [(14, 1), (20, 1), (12, 1), (15, 2), (8, 1), (6, 1)].map(|(n, d)| Exact::new(n, d).unwrap());
        assert_eq!(parts, expected);
        let total = weighted_total(&grid, &sheet).unwrap().unwrap();
        assert_eq!(total.round(2).unwrap().to_string(), "67.50");
    }

    #[test]
    fn the_median_of_two_three_five_five_is_four() {
        let values = [5, 2, 5, 3].map(Exact::whole);
        assert_eq!(median(&values).unwrap(), Some(Exact::whole(4)));
        assert_eq!(median(&values[..3]).unwrap(), Some(Exact::whole(5)));
        assert_eq!(median(&[]).unwrap(), None);
    }

    #[test]
    fn a_blank_mark_is_never_zero() {
        let grid = grid(&[60, 40]);
        assert_eq!(weighted_total(&grid, &sheet(&[Some(8), None])).unwrap(), None);
        assert!(weighted_total(&grid, &sheet(&[Some(8), Some(0)])).unwrap().is_some());
        assert_eq!(mean(&[]).unwrap(), None);
    }

    #[test]
    fn a_single_mark_has_no_deviation() {
        assert_eq!(sample_variance(&[Exact::whole(3)]).unwrap(), None);
        assert_eq!(
            sample_variance(&[1, 2, 3, 4].map(Exact::whole)).unwrap(),
            Some(Exact::new(5, 3).unwrap())
        );
    }

    #[test]
    fn a_mark_off_the_scale_or_for_no_criterion_is_refused_by_name() {
        let grid = grid(&[60, 40]);
        assert_eq!(
            sheet(&[Some(11)]).validate(&grid).unwrap_err().field(),
            Some("marks.C1")
        );
        assert_eq!(
            sheet(&[None, None, Some(1)]).validate(&grid).unwrap_err().field(),
            Some("marks.C3")
        );
        assert!(sheet(&[None, Some(10)]).validate(&grid).is_ok());
    }

    #[test]
    fn the_scale_of_the_result_is_a_setting_of_the_grid() {
        let mut grid = grid(&[40, 35, 25]);
        let sheet = full(&[8, 9, 6]);
        let totals: Vec<_> = [5, 20, 100]
            .into_iter()
            .map(|out_of| {
                grid.score_out_of = out_of;
                weighted_total(&grid, &sheet)
                    .unwrap()
                    .unwrap()
                    .round(3)
                    .unwrap()
                    .to_string()
            })
            .collect();
        assert_eq!(totals, ["3.925", "15.700", "78.500"]);
    }

    proptest! {
        #[test]
        fn a_total_stands_between_nothing_and_the_full_score(marks in prop::collection::vec(0_u16..=10, 4)) {
            let grid = grid(&[10, 20, 30, 40]);
            let total = weighted_total(&grid, &full(&marks)).unwrap().unwrap();
            prop_assert!((Exact::ZERO..=Exact::whole(100)).contains(&total));
        }

        #[test]
        fn a_better_mark_never_lowers_the_total(marks in prop::collection::vec(0_u16..10, 4), at in 0_usize..4) {
            let grid = grid(&[10, 20, 30, 40]);
            let mut better = marks.clone();
            better[at] += 1;
            prop_assert!(
                weighted_total(&grid, &full(&marks)).unwrap() < weighted_total(&grid, &full(&better)).unwrap()
            );
        }

        #[test]
        fn the_mean_does_not_know_the_order_of_entry(values in prop::collection::vec(0_i64..1000, 1..12)) {
            let forward: Vec<_> = values.iter().map(|value| Exact::new(*value, 7).unwrap()).collect();
            let backward: Vec<_> = forward.iter().rev().copied().collect();
            prop_assert_eq!(mean(&forward).unwrap(), mean(&backward).unwrap());
            prop_assert_eq!(median(&forward).unwrap(), median(&backward).unwrap());
            prop_assert_eq!(sample_variance(&forward).unwrap(), sample_variance(&backward).unwrap());
        }
    }
}
