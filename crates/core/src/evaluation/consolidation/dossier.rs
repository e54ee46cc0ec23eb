//! The result of one dossier.

use serde::{Deserialize, Serialize};

use super::explanation::{Formula, LeftOut, LeftOutReason, Number, Operand};
use crate::error::{Error, Result};
use crate::evaluation::model::{Cell, CellState};
use crate::grid::scoring::{contribution, mean, median, points, sample_variance, weighted_total};
use crate::grid::{Criterion, Exact, Grid, Score, Sheet, Steps};
use crate::id::{DossierId, MemberId};

/// What the marks of all members say about a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DossierResult {
    /// The dossier.
    pub dossier: DossierId,
    /// How many complete evaluations count.
    pub submitted: u32,
    /// How many members are to evaluate it; recused members are not among them.
    pub assigned: u32,
    /// The official score, once anybody counts.
    pub official: Option<Number>,
    /// By criterion, in the order of the grid.
    pub criteria: Vec<CriterionResult>,
    /// How far the members are apart, once anybody counts.
    pub dispersion: Option<Dispersion>,
    /// The overall threshold and whether the official score meets it.
    pub threshold: Option<ThresholdCheck>,
    /// What deserves the committee's attention.
    pub flags: Vec<Flag>,
    /// By member, in the order of their identifiers.
    pub cells: Vec<CellResult>,
}

impl DossierResult {
    /// The criteria whose mean is strictly under their floor; one is enough to eliminate the dossier.
    pub fn floors_failed(&self) -> impl Iterator<Item = &CriterionResult> {
        self.criteria.iter().filter(|criterion| criterion.floor_failed)
    }

    /// Whether fewer members count than the grid asks for.
    pub fn is_insufficient(&self) -> bool {
        self.flags
            .iter()
            .any(|flag| matches!(flag, Flag::InsufficientMarks { .. }))
    }
}

/// One criterion of a dossier, in points of the scale, unweighted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CriterionResult {
    /// Code of the criterion.
    pub code: String,
    /// Its weight.
    pub weight: u32,
    /// The mean of the marks that count.
    pub mean: Option<Number>,
    /// The floor, in points.
    pub floor: Option<Score>,
    /// Whether the exact mean is strictly under the exact floor, whatever decimals are shown.
    pub floor_failed: bool,
    /// The lowest mark, in steps.
    pub minimum: Option<Steps>,
    /// The highest mark, in steps.
    pub maximum: Option<Steps>,
}

/// How far the individual totals are apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Dispersion {
    /// The lowest total.
    pub minimum: Score,
    /// The highest total.
    pub maximum: Score,
    /// The middle, for comparison with the official mean.
    pub median: Number,
    /// The sample standard deviation, from two members on.
    pub deviation: Option<Number>,
}

/// The overall threshold against the official score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ThresholdCheck {
    /// The threshold.
    pub threshold: Score,
    /// Whether the number shown is at least the threshold.
    pub passed: bool,
}

/// Something to discuss. A flag never changes a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Flag {
    /// Fewer members count than the grid asks for; the ranking is provisional.
    InsufficientMarks {
        /// How many count.
        submitted: u32,
        /// How many are needed.
        required: u32,
    },
    /// Two members stand two fifths of the scale or more apart (2 points on 5).
    Gap {
        /// Code of the criterion.
        criterion: String,
        /// The lowest mark, in steps.
        minimum: Steps,
        /// The highest mark, in steps.
        maximum: Steps,
    },
    /// One member's mark is under the floor, whatever the mean: to be discussed, not an elimination.
    IndividualLowMark {
        /// The member.
        member: MemberId,
        /// Code of the criterion.
        criterion: String,
        /// The mark, in steps.
        mark: Steps,
    },
}

/// One member's part in the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CellResult {
    /// The member.
    pub member: MemberId,
    /// The state of the evaluation.
    pub state: CellState,
    /// The weighted total, when it counts.
    pub total: Option<Number>,
    /// Why it does not count, otherwise.
    pub left_out: Option<LeftOutReason>,
}

/// Consolidates a dossier. The order of the cells does not matter; a mark off the grid is an error.
pub fn consolidate(grid: &Grid, dossier: DossierId, cells: &[Cell]) -> Result<DossierResult> {
    let mut cells: Vec<&Cell> = cells.iter().collect();
    cells.sort_by_key(|cell| cell.member);
    for cell in &cells {
        cell.sheet.validate(grid)?;
    }
    let members = cells
        .iter()
        .map(|cell| cell_result(grid, cell))
        .collect::<Result<Vec<_>>>()?;
    let counted: Vec<&Cell> = cells
        .iter()
        .zip(&members)
        .filter(|(_, result)| result.left_out.is_none())
        .map(|(cell, _)| *cell)
        .collect();
    let left_out: Vec<LeftOut> = members
        .iter()
        .filter_map(|result| {
            result.left_out.map(|reason| LeftOut {
                member: result.member,
                reason,
            })
        })
        .collect();
    let totals: Vec<Operand> = members.iter().filter_map(total_operand).collect();
    let official = average(Formula::MeanOfTotals, &totals, grid.decimals, &left_out)?;
    let criteria = grid
        .criteria
        .iter()
        .map(|criterion| criterion_result(grid, criterion, &counted, &left_out))
        .collect::<Result<Vec<_>>>()?;
    let submitted = count(counted.len())?;
    let assigned = count(cells.iter().filter(|cell| cell.state != CellState::Recused).count())?;
    Ok(DossierResult {
        dossier,
        submitted,
        assigned,
        threshold: threshold_check(grid, official.as_ref()),
        dispersion: dispersion(grid, &totals, &left_out)?,
        flags: flags(grid, submitted, &criteria, &counted),
        official,
        criteria,
        cells: members,
    })
}

fn count(number: usize) -> Result<u32> {
    u32::try_from(number).map_err(Error::internal)
}

fn cell_result(grid: &Grid, cell: &Cell) -> Result<CellResult> {
    let left_out = match cell.state {
        CellState::Submitted if cell.sheet.is_complete(grid) => None,
        CellState::Submitted => Some(LeftOutReason::Incomplete),
        CellState::NotStarted => Some(LeftOutReason::NotStarted),
        CellState::Draft => Some(LeftOutReason::Draft),
        CellState::Recused => Some(LeftOutReason::Recused),
        CellState::Abstained => Some(LeftOutReason::Abstained),
        CellState::SetAside => Some(LeftOutReason::SetAside),
    };
    let total = if left_out.is_none() {
        individual_total(grid, cell.member, &cell.sheet)?
    } else {
        None
    };
    Ok(CellResult {
        member: cell.member,
        state: cell.state,
        total,
        left_out,
    })
}

/// The weighted total of one complete sheet, with the contribution of each criterion; nothing for an incomplete one.
pub fn individual_total(grid: &Grid, member: MemberId, sheet: &Sheet) -> Result<Option<Number>> {
    let Some(exact) = weighted_total(grid, sheet)? else {
        return Ok(None);
    };
    let mut operands = Vec::with_capacity(grid.criteria.len());
    for criterion in &grid.criteria {
        let Some(mark) = sheet.mark(&criterion.code) else {
            return Ok(None);
        };
        let part = contribution(grid, criterion, mark)?;
        operands.push(Operand {
            member: Some(member),
            criterion: Some(criterion.code.clone()),
            weight: Some(criterion.weight),
            mark: Some(mark),
            exact: part,
            rounded: part.round(grid.decimals)?,
        });
    }
    Number::new(Formula::WeightedTotal, exact, grid.decimals, operands).map(Some)
}

fn total_operand(result: &CellResult) -> Option<Operand> {
    let total = result.total.as_ref()?;
    Some(Operand {
        member: Some(result.member),
        criterion: None,
        weight: None,
        mark: None,
        exact: total.why.exact,
        rounded: total.value,
    })
}

fn average(formula: Formula, operands: &[Operand], decimals: u8, left_out: &[LeftOut]) -> Result<Option<Number>> {
    let Some(exact) = mean(&values(operands))? else {
        return Ok(None);
    };
    Number::new(formula, exact, decimals, operands.to_vec()).map(|number| Some(number.leaving_out(left_out)))
}

fn values(operands: &[Operand]) -> Vec<Exact> {
    operands.iter().map(|operand| operand.exact).collect()
}

fn criterion_result(
    grid: &Grid,
    criterion: &Criterion,
    counted: &[&Cell],
    left_out: &[LeftOut],
) -> Result<CriterionResult> {
    let mut operands = Vec::with_capacity(counted.len());
    for cell in counted {
        let Some(mark) = cell.sheet.mark(&criterion.code) else {
            continue;
        };
        let exact = points(grid, mark)?;
        operands.push(Operand {
            member: Some(cell.member),
            criterion: Some(criterion.code.clone()),
            weight: None,
            mark: Some(mark),
            exact,
            rounded: exact.round(grid.decimals)?,
        });
    }
    let floor = criterion.floor.map(|floor| points(grid, floor)).transpose()?;
    let mean = criterion_mean(grid, operands.clone(), floor, left_out)?;
    let floor_failed = mean
        .as_ref()
        .zip(floor)
        .is_some_and(|(mean, floor)| mean.why.exact < floor);
    // A floor is written as it is: 2.5 stays 2.5 where whole numbers are shown.
    let written = |floor: Exact| round_until(floor, grid.decimals, |score| score.exact() == floor);
    let floor = floor.map(written).transpose()?;
    Ok(CriterionResult {
        code: criterion.code.clone(),
        weight: criterion.weight,
        minimum: operands.iter().filter_map(|operand| operand.mark).min(),
        maximum: operands.iter().filter_map(|operand| operand.mark).max(),
        mean,
        floor,
        floor_failed,
    })
}

/// The mean of a criterion, shown with as many decimals more as it takes to show on which side of its floor it lies: where no
/// decimals are asked for, 8/3 under a floor of 3 reads 2.7 and not 3.
fn criterion_mean(
    grid: &Grid,
    operands: Vec<Operand>,
    floor: Option<Exact>,
    left_out: &[LeftOut],
) -> Result<Option<Number>> {
    let Some(exact) = mean(&values(&operands))? else {
        return Ok(None);
    };
    let side = |score: Score| floor.is_none_or(|floor| (exact < floor) == (score.exact() < floor));
    let shown = round_until(exact, grid.decimals, side)?;
    Ok(Some(
        Number::rounded(Formula::CriterionMean, exact, shown, operands).leaving_out(left_out),
    ))
}

/// Rounds to so many decimals, or to as many more as it takes to tell what must be told.
fn round_until(exact: Exact, decimals: u8, tells: impl Fn(Score) -> bool) -> Result<Score> {
    for decimals in decimals..Score::MAX_DECIMALS {
        let shown = exact.round(decimals)?;
        if tells(shown) {
            return Ok(shown);
        }
    }
    exact.round(Score::MAX_DECIMALS)
}

fn dispersion(grid: &Grid, totals: &[Operand], left_out: &[LeftOut]) -> Result<Option<Dispersion>> {
    let values = values(totals);
    let extremes = totals.iter().map(|total| total.rounded);
    let (Some(minimum), Some(maximum), Some(middle)) = (extremes.clone().min(), extremes.max(), median(&values)?)
    else {
        return Ok(None);
    };
    let deviation = match sample_variance(&values)? {
        Some(variance) => {
            let root = variance.square_root_rounded(grid.decimals)?;
            Some(Number::rounded(Formula::SampleDeviation, variance, root, totals.to_vec()).leaving_out(left_out))
        }
        None => None,
    };
    let median = Number::new(Formula::MedianOfTotals, middle, grid.decimals, totals.to_vec())?.leaving_out(left_out);
    Ok(Some(Dispersion {
        minimum,
        maximum,
        median,
        deviation,
    }))
}

fn threshold_check(grid: &Grid, official: Option<&Number>) -> Option<ThresholdCheck> {
    let (threshold, official) = grid.overall_threshold.zip(official)?;
    Some(ThresholdCheck {
        threshold,
        passed: official.value >= threshold,
    })
}

fn flags(grid: &Grid, submitted: u32, criteria: &[CriterionResult], counted: &[&Cell]) -> Vec<Flag> {
    let mut flags = vec![];
    if submitted < grid.min_evaluations {
        flags.push(Flag::InsufficientMarks {
            submitted,
            required: grid.min_evaluations,
        });
    }
    for (criterion, result) in grid.criteria.iter().zip(criteria) {
        if let Some((minimum, maximum)) = result.minimum.zip(result.maximum)
            && is_wide(grid, minimum, maximum)
        {
            flags.push(Flag::Gap {
                criterion: criterion.code.clone(),
                minimum,
                maximum,
            });
        }
        for cell in counted {
            if let Some((mark, floor)) = cell.sheet.mark(&criterion.code).zip(criterion.floor)
                && mark < floor
            {
                flags.push(Flag::IndividualLowMark {
                    member: cell.member,
                    criterion: criterion.code.clone(),
                    mark,
                });
            }
        }
    }
    flags
}

/// Two points on five, on any scale: a distance of at least two fifths of the highest mark.
fn is_wide(grid: &Grid, minimum: Steps, maximum: Steps) -> bool {
    u32::from(maximum.0.saturating_sub(minimum.0)) * 5 >= u32::from(grid.scale.maximum.0) * 2
}
