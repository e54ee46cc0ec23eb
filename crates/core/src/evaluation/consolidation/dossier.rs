//! The result of one dossier.

use serde::{Deserialize, Serialize};

use super::conditions::{ConditionCheck, conditions};
use super::criteria::{self, CriterionResult};
use super::explanation::{Detail, Formula, LeftOut, LeftOutReason, Number, Operand};
use super::flags::{Flag, flags};
use super::official::{self, Counted};
use crate::error::{Error, Result};
use crate::evaluation::model::{Cell, CellState};
use crate::grid::scoring::weighted_total;
use crate::grid::statistics::{median, outlier, sample_variance};
use crate::grid::{Aggregation, Exact, Grid, Score, Sheet};
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
    /// What orders the ranking in its place, under a grid whose weights do nothing else.
    pub ranked_by: Option<Number>,
    /// The score under the other order of aggregation, where what is not applicable makes the two differ.
    pub other_order: Option<Number>,
    /// What the members say by themselves, where a mark on which they agreed takes their place.
    pub individual: Option<Number>,
    /// By criterion and category, a category before its parts, in the order of the grid.
    pub criteria: Vec<CriterionResult>,
    /// How far the members are apart, once anybody counts.
    pub dispersion: Option<Dispersion>,
    /// The overall threshold and whether the official score meets it.
    pub threshold: Option<ThresholdCheck>,
    /// The grid's other conditions, once anybody counts; that on the envelope looks at all dossiers and stands in the ranking.
    pub conditions: Vec<ConditionCheck>,
    /// Code of the word for the official score, where the grid has some and the score reaches the lowest.
    pub band: Option<String>,
    /// What deserves the committee's attention.
    pub flags: Vec<Flag>,
    /// By member, in the order of their identifiers.
    pub cells: Vec<CellResult>,
}

impl DossierResult {
    /// The same result with its numbers [folded](Number::folded).
    #[must_use]
    pub fn folded(mut self) -> Self {
        let fold = |number: &mut Option<Number>| *number = number.take().map(Number::folded);
        for number in [
            &mut self.official,
            &mut self.ranked_by,
            &mut self.other_order,
            &mut self.individual,
        ] {
            fold(number);
        }
        self.criteria.iter_mut().for_each(|criterion| fold(&mut criterion.mean));
        self.cells.iter_mut().for_each(|cell| fold(&mut cell.total));
        self.dispersion = self.dispersion.map(|spread| Dispersion {
            median: spread.median.folded(),
            deviation: spread.deviation.map(Number::folded),
            ..spread
        });
        self
    }

    /// The score that orders the ranking.
    pub fn ranking_score(&self) -> Option<Score> {
        let number = self.ranked_by.as_ref().or(self.official.as_ref());
        number.map(|number| number.value)
    }

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

    /// Whether those who count do not make up what the call asks of evaluators.
    pub fn lacks_expertise(&self) -> bool {
        let lacks = |flag: &Flag| matches!(flag, Flag::MissingExpertise { .. });
        self.flags.iter().any(lacks)
    }

    /// The members who count.
    pub fn counted(&self) -> impl Iterator<Item = MemberId> {
        let counted = self.cells.iter().filter(|cell| cell.left_out.is_none());
        counted.map(|cell| cell.member)
    }
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

/// Consolidates a dossier. The order of the cells does not matter; an answer off the grid is an error. With a sheet on which the
/// members agreed, that sheet makes the result, and their own stay beside it.
pub fn consolidate(
    grid: &Grid,
    dossier: DossierId,
    cells: &[Cell],
    consensus: Option<&Sheet>,
) -> Result<DossierResult> {
    consolidate_with(Detail::Explained, grid, dossier, cells, consensus)
}

/// The same result, with the ways to its numbers or without.
pub fn consolidate_with(
    detail: Detail,
    grid: &Grid,
    dossier: DossierId,
    cells: &[Cell],
    consensus: Option<&Sheet>,
) -> Result<DossierResult> {
    let result = result(detail, grid, dossier, cells, consensus)?;
    Ok(match detail {
        Detail::Explained => result,
        Detail::Folded => result.folded(),
    })
}

fn result(
    detail: Detail,
    grid: &Grid,
    dossier: DossierId,
    cells: &[Cell],
    consensus: Option<&Sheet>,
) -> Result<DossierResult> {
    let mut cells: Vec<&Cell> = cells.iter().collect();
    cells.sort_by_key(|cell| cell.member);
    for sheet in cells.iter().map(|cell| &cell.sheet).chain(consensus) {
        sheet.validate(grid)?;
    }
    let mut members = cells
        .iter()
        .map(|cell| cell_result(detail, grid, cell))
        .collect::<Result<Vec<_>>>()?;
    leave_outlier_out(grid, &mut members)?;
    let counted: Vec<&Cell> = cells
        .iter()
        .zip(&members)
        .filter(|(_, result)| result.left_out.is_none())
        .map(|(cell, _)| *cell)
        .collect();
    let left_out: Vec<LeftOut> = members.iter().filter_map(CellResult::out).collect();
    let totals: Vec<Operand> = members.iter().filter_map(total_operand).collect();
    let counted = Counted {
        detail,
        cells: &counted,
        totals: &totals,
        left_out: &left_out,
        consensus,
    };
    let submitted = count(counted.cells.len())?;
    let assigned = count(cells.iter().filter(|cell| cell.state != CellState::Recused).count())?;
    let criteria = criteria::results(grid, &counted)?;
    let scores = official::scores(grid, &counted, &criteria)?;
    Ok(DossierResult {
        dossier,
        submitted,
        assigned,
        threshold: threshold_check(grid, scores.official.as_ref()),
        conditions: conditions(grid, &counted, &criteria),
        band: band(grid, scores.official.as_ref()),
        dispersion: dispersion(grid, &counted)?,
        flags: flags(grid, submitted, &criteria, &counted)?,
        official: scores.official,
        ranked_by: scores.ranked_by,
        other_order: scores.other_order,
        individual: scores.individual,
        criteria,
        cells: members,
    })
}

fn count(number: usize) -> Result<u32> {
    u32::try_from(number).map_err(Error::internal)
}

impl CellResult {
    fn out(&self) -> Option<LeftOut> {
        let member = self.member;
        self.left_out.map(|reason| LeftOut { member, reason })
    }
}

fn cell_result(detail: Detail, grid: &Grid, cell: &Cell) -> Result<CellResult> {
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
        total_of(detail, grid, cell.member, &cell.sheet)?
    } else {
        None
    };
    let nothing = (left_out.is_none() && total.is_none()).then_some(LeftOutReason::NothingApplicable);
    Ok(CellResult {
        member: cell.member,
        state: cell.state,
        total,
        left_out: left_out.or(nothing),
    })
}

/// The total of one complete sheet, with the contribution of each criterion; nothing for an incomplete one.
pub fn individual_total(grid: &Grid, member: MemberId, sheet: &Sheet) -> Result<Option<Number>> {
    total_of(Detail::Explained, grid, member, sheet)
}

fn total_of(detail: Detail, grid: &Grid, member: MemberId, sheet: &Sheet) -> Result<Option<Number>> {
    let weights = grid.official_weights();
    let Some(total) = weighted_total(grid, weights, sheet)? else {
        return Ok(None);
    };
    official::total_number(detail, grid, weights, &total, Some((member, sheet))).map(Some)
}

/// Under a grid that says so, the one total on the other side of the middle than all others counts no more.
fn leave_outlier_out(grid: &Grid, members: &mut [CellResult]) -> Result<()> {
    if grid.aggregation != Aggregation::WithoutOutlier {
        return Ok(());
    }
    let mut counting: Vec<&mut CellResult> = members.iter_mut().filter(|cell| cell.left_out.is_none()).collect();
    let totals = counting.iter().filter_map(|cell| Some(cell.total.as_ref()?.why.exact));
    let middle = official::middle(grid)?;
    if let Some(place) = outlier(&totals.collect::<Vec<_>>(), middle)
        && let Some(cell) = counting.get_mut(place)
    {
        cell.left_out = Some(LeftOutReason::Outlier);
    }
    Ok(())
}

fn total_operand(result: &CellResult) -> Option<Operand> {
    let total = result.total.as_ref().filter(|_| result.left_out.is_none())?;
    Some(Operand {
        member: Some(result.member),
        criterion: None,
        weight: None,
        mark: None,
        dropped: false,
        exact: total.why.exact,
        rounded: total.value,
    })
}

fn dispersion(grid: &Grid, counted: &Counted<'_>) -> Result<Option<Dispersion>> {
    let (totals, left_out) = (counted.totals, counted.left_out);
    let ways = || counted.detail.keep(|| totals.to_vec());
    let values: Vec<Exact> = totals.iter().map(|operand| operand.exact).collect();
    let extremes = totals.iter().map(|total| total.rounded);
    let (Some(minimum), Some(maximum), Some(middle)) = (extremes.clone().min(), extremes.max(), median(&values)?)
    else {
        return Ok(None);
    };
    let apart = |values: &[Exact]| -> Result<Option<(Exact, Score)>> {
        let variance = sample_variance(values)?;
        let root = |variance: Exact| Ok((variance, variance.square_root_rounded(grid.decimals)?));
        variance.map(root).transpose()
    };
    // Squares outgrow exact arithmetic where many divisors meet; the totals as everybody reads them do not.
    let shown = || totals.iter().map(|total| total.rounded.exact()).collect::<Vec<_>>();
    let deviation = apart(&values).or_else(|_| apart(&shown()))?.map(|(variance, root)| {
        Number::rounded(Formula::SampleDeviation, variance, root, ways()).leaving_out(left_out)
    });
    let median = Number::new(Formula::MedianOfTotals, middle, grid.decimals, ways())?.leaving_out(left_out);
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

/// The word for the number that is shown.
fn band(grid: &Grid, official: Option<&Number>) -> Option<String> {
    let score = official?.value;
    let reached = grid.bands.iter().filter(|band| score >= band.from);
    reached.max_by_key(|band| band.from).map(|band| band.code.clone())
}
