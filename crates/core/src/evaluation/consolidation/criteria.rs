//! What the members who count say on each criterion and category.

use serde::{Deserialize, Serialize};

use super::explanation::{Detail, Formula, Number, Operand, Rule};
use super::official::Counted;
use crate::error::Result;
use crate::evaluation::model::Cell;
use crate::grid::scoring::{Value, combine, value};
use crate::grid::statistics::{aggregate, trimmed};
use crate::grid::{Aggregation, AggregationOrder, Answer, Criterion, Exact, Grid, Score, Steps};
use crate::id::MemberId;

/// One criterion or category of a dossier, in points of its scale, unweighted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CriterionResult {
    /// Code of the criterion.
    pub code: String,
    /// How deep it stands: 0 for a criterion or category of the grid, 1 for a part of it.
    pub depth: u8,
    /// Its weight.
    pub weight: u32,
    /// The marks that count as one: their mean, or as the grid puts members together.
    pub mean: Option<Number>,
    /// The floor, in points.
    pub floor: Option<Score>,
    /// Whether the exact mean is strictly under the exact floor, whatever decimals are shown.
    pub floor_failed: bool,
    /// The lowest mark that a member gave, in steps; none for a category.
    pub minimum: Option<Steps>,
    /// The highest mark that a member gave, in steps; none for a category.
    pub maximum: Option<Steps>,
    /// How many members say that it does not concern the dossier.
    pub not_applicable: u32,
}

impl CriterionResult {
    /// What it is worth over all members.
    pub(super) fn value(&self) -> Value {
        match &self.mean {
            Some(mean) => Value::Points(mean.why.exact),
            None if self.not_applicable > 0 => Value::NotApplicable,
            None => Value::Blank,
        }
    }
}

/// The result of every criterion, a category before its parts.
pub(super) fn results(grid: &Grid, counted: &Counted<'_>) -> Result<Vec<CriterionResult>> {
    let mut all = vec![];
    for criterion in &grid.criteria {
        all.extend(family(grid, criterion, 0, counted)?);
    }
    Ok(all)
}

fn family(grid: &Grid, criterion: &Criterion, depth: u8, counted: &Counted<'_>) -> Result<Vec<CriterionResult>> {
    let (mut within, mut parts) = (vec![], vec![]);
    for part in &criterion.parts {
        let family = family(grid, part, depth.saturating_add(1), counted)?;
        parts.extend(family.first().map(CriterionResult::value));
        within.extend(family);
    }
    let by_parts = criterion.is_category() && grid.order == AggregationOrder::Criteria && counted.consensus.is_none();
    let own = if by_parts {
        of_parts(grid, criterion, depth, &parts, &within, counted.detail)?
    } else {
        of_members(grid, criterion, depth, counted)?
    };
    Ok(std::iter::once(own).chain(within).collect())
}

/// A criterion or category from what each member gives it, or from the sheet on which they agreed.
fn of_members(grid: &Grid, criterion: &Criterion, depth: u8, counted: &Counted<'_>) -> Result<CriterionResult> {
    let (given, not_applicable) = given(grid, criterion, counted)?;
    let values: Vec<Exact> = given.iter().map(|given| given.exact).collect();
    let dropped = match grid.aggregation {
        Aggregation::Trimmed(each) => trimmed(&values, each),
        _ => vec![false; values.len()],
    };
    // An agreement takes the place of what the members gave and does not hide how far they were apart.
    let marks = || counted.cells.iter().filter_map(|cell| cell.sheet.mark(&criterion.code));
    let (minimum, maximum) = (marks().min(), marks().max());
    let exact = aggregate(grid.aggregation, &values)?;
    let operand = |(given, dropped): (&Given, bool)| given.operand(grid, criterion, dropped);
    let operands = match counted.detail {
        Detail::Explained => given.iter().zip(dropped).map(operand).collect::<Result<_>>()?,
        Detail::Folded => vec![],
    };
    let formula = match grid.aggregation {
        Aggregation::Mean | Aggregation::WithoutOutlier => Formula::CriterionMean,
        Aggregation::Median => Formula::CriterionMedian,
        Aggregation::Trimmed(_) => Formula::CriterionTrimmedMean,
    };
    let one = One {
        formula,
        exact,
        operands,
        not_applicable,
    };
    let result = one.result(grid, criterion, depth, counted)?;
    Ok(CriterionResult {
        minimum,
        maximum,
        ..result
    })
}

/// A category from its parts, each over all members first.
fn of_parts(
    grid: &Grid,
    criterion: &Criterion,
    depth: u8,
    parts: &[Value],
    within: &[CriterionResult],
    detail: Detail,
) -> Result<CriterionResult> {
    let direct = within.iter().filter(|part| part.depth == depth.saturating_add(1));
    let operands = direct.filter_map(|part| {
        let mean = part.mean.as_ref()?;
        Some(Operand {
            member: None,
            criterion: Some(part.code.clone()),
            weight: Some(part.weight),
            mark: None,
            dropped: false,
            exact: mean.why.exact,
            rounded: mean.value,
        })
    });
    let combined = combine(grid, criterion, parts)?;
    let exact = match combined {
        Value::Points(exact) => Some(exact),
        Value::Blank | Value::NotApplicable => None,
    };
    let not_applicable = u32::from(combined == Value::NotApplicable);
    let one = One {
        formula: Formula::CategoryOfParts,
        exact,
        operands: detail.keep(|| operands.collect()),
        not_applicable,
    };
    one.result(grid, criterion, depth, &Counted::nobody(detail))
}

/// What was put together on one criterion.
struct One {
    formula: Formula,
    exact: Option<Exact>,
    operands: Vec<Operand>,
    not_applicable: u32,
}

impl One {
    fn result(self, grid: &Grid, criterion: &Criterion, depth: u8, counted: &Counted<'_>) -> Result<CriterionResult> {
        let floor = criterion.floor;
        let shown = |exact: Exact| beside_floor(exact, floor, grid.decimals);
        let left = self.not_applicable > 0;
        let number = |exact: Exact| -> Result<Number> {
            let number = Number::rounded(self.formula, exact, shown(exact)?, self.operands);
            let number = number.leaving_out(counted.left_out_here());
            Ok(number
                .under(Rule::NotApplicableLeavesItsWeight, left)
                .under(Rule::ConsensusReplaces, counted.consensus.is_some()))
        };
        let mean = self.exact.map(number).transpose()?;
        let under = |floor: Score| mean.as_ref().is_some_and(|mean| mean.why.exact < floor.exact());
        Ok(CriterionResult {
            code: criterion.code.clone(),
            depth,
            weight: criterion.weight,
            floor_failed: floor.is_some_and(under),
            minimum: None,
            maximum: None,
            not_applicable: self.not_applicable,
            floor: floor.map(|floor| as_written(floor, grid.decimals)).transpose()?,
            mean,
        })
    }
}

/// What a criterion or category is worth on one sheet.
struct Given {
    /// Whose sheet; nobody's is the one on which they agreed.
    member: Option<MemberId>,
    /// Its answer; none for a category.
    answer: Option<Answer>,
    exact: Exact,
}

impl Given {
    fn operand(&self, grid: &Grid, criterion: &Criterion, dropped: bool) -> Result<Operand> {
        Ok(Operand {
            member: self.member,
            criterion: Some(criterion.code.clone()),
            weight: None,
            mark: self.answer,
            dropped,
            exact: self.exact,
            rounded: self.exact.round(grid.decimals)?,
        })
    }
}

/// The values that members give, and how many say that it does not concern the dossier.
fn given(grid: &Grid, criterion: &Criterion, counted: &Counted<'_>) -> Result<(Vec<Given>, u32)> {
    let members = counted
        .cells
        .iter()
        .map(|cell: &&Cell| (Some(cell.member), &cell.sheet));
    let sheets: Vec<_> = match counted.consensus {
        Some(sheet) => vec![(None, sheet)],
        None => members.collect(),
    };
    let (mut all, mut not_applicable) = (Vec::with_capacity(sheets.len()), 0);
    for (member, sheet) in sheets {
        match value(grid, criterion, sheet)? {
            Value::Blank => {}
            Value::NotApplicable => not_applicable += 1,
            Value::Points(exact) => all.push(Given {
                member,
                answer: sheet.answer(&criterion.code),
                exact,
            }),
        }
    }
    Ok((all, not_applicable))
}

/// A floor as it is, with the decimals of the means beside it: 3 reads 3.00 there, and 2.5 stays 2.5 where whole numbers are shown.
fn as_written(floor: Score, decimals: u8) -> Result<Score> {
    for decimals in decimals..Score::MAX_DECIMALS {
        let shown = floor.exact().round(decimals)?;
        if shown == floor {
            return Ok(shown);
        }
    }
    Ok(floor)
}

/// A value with as many decimals more as it takes to show on which side of its floor it lies: where no decimals are asked for,
/// 8/3 under a floor of 3 reads 2.7 and not 3.
fn beside_floor(exact: Exact, floor: Option<Score>, decimals: u8) -> Result<Score> {
    let side = |score: Score| floor.is_none_or(|floor| (exact < floor.exact()) == (score.exact() < floor.exact()));
    for decimals in decimals..Score::MAX_DECIMALS {
        let shown = exact.round(decimals)?;
        if side(shown) {
            return Ok(shown);
        }
    }
    exact.round(Score::MAX_DECIMALS)
}
