//! The official score of a dossier, and the numbers that stand beside it.

use std::borrow::Cow;

use super::criteria::{self, CriterionResult};
use super::explanation::{Detail, Formula, LeftOut, Number, Operand, Rule};
use crate::error::Result;
use crate::evaluation::model::Cell;
use crate::grid::scoring::{Total, Value, Weights, total, value, weighted_total};
use crate::grid::statistics::{aggregate, trimmed};
use crate::grid::{Aggregation, AggregationOrder, Answer, Contribution, Criterion, Exact, Grid, Sheet, WeightUse};
use crate::id::MemberId;

/// The members who count.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    /// Whether numbers keep the way that led to them.
    pub(super) detail: Detail,
    /// Their evaluations, by their identifiers.
    pub(super) cells: &'a [&'a Cell],
    /// Their totals, in the same order.
    pub(super) totals: &'a [Operand],
    /// Who does not count, and why.
    pub(super) left_out: &'a [LeftOut],
    /// The sheet on which the members agreed, if there is one.
    pub(super) consensus: Option<&'a Sheet>,
}

impl Counted<'_> {
    /// What is made of other numbers names no members.
    pub(super) fn nobody(detail: Detail) -> Self {
        Self {
            detail,
            cells: &[],
            totals: &[],
            left_out: &[],
            consensus: None,
        }
    }

    /// Who is left out of a number made of the members' own; of a mark on which they agreed, nobody.
    pub(super) fn left_out_here(&self) -> &[LeftOut] {
        if self.consensus.is_some() { &[] } else { self.left_out }
    }
}

/// The numbers of a dossier.
pub(super) struct Scores {
    pub(super) official: Option<Number>,
    pub(super) ranked_by: Option<Number>,
    pub(super) other_order: Option<Number>,
    pub(super) individual: Option<Number>,
}

/// The official score, what orders the ranking, the other order of aggregation and what stands beside a consensus.
pub(super) fn scores(grid: &Grid, counted: &Counted<'_>, criteria: &[CriterionResult]) -> Result<Scores> {
    let weights = grid.official_weights();
    let (official, individual) = match counted.consensus {
        Some(sheet) => (
            agreed(counted.detail, grid, weights, sheet)?,
            by_themselves(grid, weights, counted)?,
        ),
        None => (by_order(grid, grid.order, weights, counted, criteria)?, None),
    };
    let ranked_by = if grid.weight_use == WeightUse::Ranking {
        let weighted = match counted.consensus {
            Some(sheet) => agreed(counted.detail, grid, Weights::Own, sheet)?,
            None => by_order(grid, grid.order, Weights::Own, counted, criteria)?,
        };
        weighted.map(|number| number.under(Rule::WeightsRankOnly, true))
    } else {
        None
    };
    let other_order = other_order(grid, weights, counted, criteria, official.as_ref())?;
    Ok(Scores {
        official,
        ranked_by,
        other_order,
        individual,
    })
}

/// What the members say apart from what they agreed on.
fn by_themselves(grid: &Grid, weights: Weights, counted: &Counted<'_>) -> Result<Option<Number>> {
    let members = Counted {
        consensus: None,
        ..*counted
    };
    let criteria = criteria::results(grid, &members)?;
    by_order(grid, grid.order, weights, &members, &criteria)
}

fn by_order(
    grid: &Grid,
    order: AggregationOrder,
    weights: Weights,
    counted: &Counted<'_>,
    criteria: &[CriterionResult],
) -> Result<Option<Number>> {
    match order {
        AggregationOrder::Totals => of_totals(grid, weights, counted),
        AggregationOrder::Criteria => of_criteria(grid, weights, counted, criteria),
    }
}

/// The score that the other order would give, where an answer « not applicable » makes it another one. Without such an answer a
/// mean is the same in both orders, and for a median the call chose one.
fn other_order(
    grid: &Grid,
    weights: Weights,
    counted: &Counted<'_>,
    criteria: &[CriterionResult],
    official: Option<&Number>,
) -> Result<Option<Number>> {
    let differs = counted.cells.iter().any(|cell| cell.sheet.leaves_out());
    let Some(official) = official.filter(|_| differs && counted.consensus.is_none()) else {
        return Ok(None);
    };
    let other = match grid.order {
        AggregationOrder::Totals => AggregationOrder::Criteria,
        AggregationOrder::Criteria => AggregationOrder::Totals,
    };
    // A category over the members is another number where its parts are put together first.
    let turned = grid.criteria.iter().any(Criterion::is_category).then(|| Grid {
        order: other,
        ..grid.clone()
    });
    let number = match &turned {
        Some(turned) => by_order(turned, other, weights, counted, &criteria::results(turned, counted)?)?,
        None => by_order(grid, other, weights, counted, criteria)?,
    };
    Ok(number.filter(|number| number.why.exact != official.why.exact))
}

/// The members' totals as one.
fn of_totals(grid: &Grid, weights: Weights, counted: &Counted<'_>) -> Result<Option<Number>> {
    let totals = if weights == grid.official_weights() {
        Cow::Borrowed(counted.totals)
    } else {
        Cow::Owned(weighed_anew(grid, weights, counted)?)
    };
    let values: Vec<Exact> = totals.iter().map(|operand| operand.exact).collect();
    let Some(exact) = aggregate(grid.aggregation, &values)? else {
        return Ok(None);
    };
    let (formula, dropped) = match grid.aggregation {
        Aggregation::Mean | Aggregation::WithoutOutlier => (Formula::MeanOfTotals, vec![false; values.len()]),
        Aggregation::Median => (Formula::MedianOfTotals, vec![false; values.len()]),
        Aggregation::Trimmed(each) => (Formula::TrimmedMeanOfTotals, trimmed(&values, each)),
    };
    let operands = || {
        let totals = totals.iter().cloned().zip(dropped);
        totals.map(|(total, dropped)| Operand { dropped, ..total }).collect()
    };
    Number::new(formula, exact, grid.decimals, counted.detail.keep(operands))
        .map(|number| Some(number.leaving_out(counted.left_out)))
}

fn weighed_anew(grid: &Grid, weights: Weights, counted: &Counted<'_>) -> Result<Vec<Operand>> {
    let mut totals = Vec::with_capacity(counted.cells.len());
    for (cell, total) in counted.cells.iter().zip(counted.totals) {
        let Some(anew) = weighted_total(grid, weights, &cell.sheet)? else {
            continue;
        };
        totals.push(Operand {
            exact: anew.exact,
            rounded: anew.exact.round(grid.decimals)?,
            ..total.clone()
        });
    }
    Ok(totals)
}

/// The criteria over all members, then their total.
fn of_criteria(
    grid: &Grid,
    weights: Weights,
    counted: &Counted<'_>,
    criteria: &[CriterionResult],
) -> Result<Option<Number>> {
    let values: Vec<Value> = criteria
        .iter()
        .filter(|one| one.depth == 0)
        .map(CriterionResult::value)
        .collect();
    let Some(total) = total(grid, weights, &values)? else {
        return Ok(None);
    };
    let number = total_number(counted.detail, grid, weights, &total, None)?;
    Ok(Some(number.leaving_out(counted.left_out)))
}

fn agreed(detail: Detail, grid: &Grid, weights: Weights, sheet: &Sheet) -> Result<Option<Number>> {
    let Some(total) = weighted_total(grid, weights, sheet)? else {
        return Ok(None);
    };
    let mut number = total_number(detail, grid, weights, &total, None)?.under(Rule::ConsensusReplaces, true);
    number.why.formula = Formula::ConsensusTotal;
    Ok(Some(number))
}

/// A total with what each criterion brought to it: of one member's sheet, or of the criteria over all members.
pub(super) fn total_number(
    detail: Detail,
    grid: &Grid,
    weights: Weights,
    total: &Total<'_>,
    one: Option<(MemberId, &Sheet)>,
) -> Result<Number> {
    let leaves = total.shares.iter().any(|(_, share)| share.is_none());
    let operand = |(criterion, share): &(&Criterion, Option<Exact>)| -> Result<Operand> {
        let exact = share.map_or(Ok(Exact::ZERO), |share| total.brings(criterion, share))?;
        let answer = one.and_then(|(_, sheet)| sheet.answer(&criterion.code));
        Ok(Operand {
            member: one.map(|(member, _)| member),
            criterion: Some(criterion.code.clone()),
            weight: Some(criterion.weight).filter(|_| weights == Weights::Own),
            mark: if share.is_none() {
                Some(Answer::NOT_APPLICABLE)
            } else {
                answer
            },
            dropped: false,
            exact,
            rounded: exact.round(grid.decimals)?,
        })
    };
    let operands = match detail {
        Detail::Explained => total.shares.iter().map(operand).collect::<Result<_>>()?,
        Detail::Folded => vec![],
    };
    let formula = match (one, weights) {
        (None, _) => Formula::TotalOfCriteria,
        (Some(_), Weights::Own) => Formula::WeightedTotal,
        (Some(_), Weights::Equal) => Formula::EqualTotal,
    };
    let number = Number::new(formula, total.exact, grid.decimals, operands)?;
    Ok(number
        .under(Rule::NotApplicableLeavesItsWeight, leaves)
        .under(Rule::BonusCapped, total.bonus_capped)
        .under(Rule::FullScoreCapped, total.full_score_capped)
        .under(Rule::ShareOfSpan, grid.contribution == Contribution::ShareOfSpan))
}

/// The middle of the score: the total of a sheet whose every mark stands in the middle of its scale.
pub(super) fn middle(grid: &Grid) -> Result<Exact> {
    let full = Exact::whole(grid.score_out_of);
    let half = |sum: Exact| sum.over(Exact::whole(2));
    let lowest = match grid.contribution {
        Contribution::ShareOfSpan => Exact::ZERO,
        Contribution::ShareOfMaximum => lowest(grid)?,
    };
    half(full.plus(lowest)?)
}

/// The total of the lowest marks everywhere.
fn lowest(grid: &Grid) -> Result<Exact> {
    let sheet = Sheet::new(grid.questions().into_iter().map(|question| {
        let lowest = grid.scale_of(question).minimum;
        (question.code.clone(), Some(Answer::Mark(lowest)))
    }));
    let values = grid.criteria.iter().map(|criterion| value(grid, criterion, &sheet));
    let total = total(grid, grid.official_weights(), &values.collect::<Result<Vec<_>>>()?)?;
    Ok(total.map_or(Exact::ZERO, |total| total.exact))
}

#[cfg(test)]
mod tests {
    use super::super::individual_total;
    use super::*;
    use crate::grid::Steps;

    /// One counted criterion on 0–5 by half points and a bonus of 10 points.
    fn grid(cap: Option<&str>, contribution: &str) -> Grid {
        let label = serde_json::json!({ "fr": "Critère", "en": "" });
        serde_json::from_value(serde_json::json!({
            "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 },
            "contribution": contribution,
            "bonus_cap": cap,
            "criteria": [
                { "code": "A", "label": label, "weight": 100 },
                { "code": "B", "label": label, "weight": 10, "role": "bonus" },
            ],
        }))
        .unwrap()
    }

    fn total(grid: &Grid, counted: u16, bonus: u16) -> Number {
        let answers = [("A", counted), ("B", bonus)];
        let sheet = Sheet::new(answers.map(|(code, mark)| (code.to_owned(), Some(Answer::Mark(Steps(mark))))));
        individual_total(grid, MemberId::new(), &sheet).unwrap().unwrap()
    }

    #[test]
    fn a_cap_that_acts_is_named_among_the_rules() {
        let capped = total(&grid(Some("4.5"), "share_of_maximum"), 6, 10);
        assert_eq!(capped.value.to_string(), "64.50");
        assert!(capped.why.rules.contains(&Rule::BonusCapped));
        assert!(!capped.why.rules.contains(&Rule::FullScoreCapped));
        let full = total(&grid(None, "share_of_maximum"), 10, 10);
        assert_eq!(full.value.to_string(), "100.00");
        assert!(full.why.rules.contains(&Rule::FullScoreCapped));
    }

    #[test]
    fn a_cap_that_does_not_act_is_not_named() {
        let free = total(&grid(Some("4.5"), "share_of_maximum"), 6, 4);
        assert_eq!(free.value.to_string(), "64.00");
        assert_eq!(free.why.rules, [Rule::RoundedOnceHalfUp]);
    }

    #[test]
    fn a_share_of_the_span_is_named_among_the_rules() {
        let span = total(&grid(None, "share_of_span"), 6, 0);
        assert!(span.why.rules.contains(&Rule::ShareOfSpan));
    }
}
