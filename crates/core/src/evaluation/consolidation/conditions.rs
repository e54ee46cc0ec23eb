//! The conditions of a grid besides floors and threshold.

use serde::{Deserialize, Serialize};

use super::criteria::CriterionResult;
use super::official::Counted;
use super::tie_break::Candidate;
use crate::error::Result;
use crate::evaluation::model::Cell;
use crate::grid::{Condition, Exact, Grid, Score};

/// One condition against what the members gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConditionCheck {
    /// Which of the grid's conditions, the first being 0.
    pub condition: u32,
    /// How many criteria reach the value, or how many members agree.
    pub reached: u32,
    /// How many must.
    pub at_least: u32,
    /// Whether enough do.
    pub passed: bool,
}

/// Every condition on the marks of one dossier; none before anybody counts.
pub(super) fn conditions(grid: &Grid, counted: &Counted<'_>, criteria: &[CriterionResult]) -> Vec<ConditionCheck> {
    if counted.cells.is_empty() && counted.consensus.is_none() {
        return vec![];
    }
    let check = |(condition, rule): (u32, &Condition)| {
        let (reached, at_least) = match rule {
            Condition::Reach {
                criteria: codes,
                floor,
                at_least,
            } => {
                let reaches = |one: &&CriterionResult| {
                    codes.contains(&one.code) && one.mean.as_ref().is_some_and(|mean| mean.why.exact >= floor.exact())
                };
                (criteria.iter().filter(reaches).count(), *at_least)
            }
            Condition::Agree {
                criteria: codes,
                level,
                at_least,
            } => {
                // What the members agreed on takes the place of what each had said.
                let said = |cell: &Cell, code: &String| counted.consensus.unwrap_or(&cell.sheet).mark(code);
                let members = counted.cells.iter();
                let agree = members.filter(|cell| codes.iter().all(|code| said(cell, code) >= Some(*level)));
                (agree.count(), *at_least)
            }
            Condition::Envelope { .. } => return None,
        };
        let reached = u32::try_from(reached).unwrap_or(u32::MAX);
        Some(ConditionCheck {
            condition,
            reached,
            at_least,
            passed: reached >= at_least,
        })
    };
    (0..).zip(&grid.conditions).filter_map(check).collect()
}

/// The lowest official score that the grid's condition on the envelope lets through, over the dossiers that meet everything
/// else; none without such a condition, or where all of them ask for less than the least.
///
/// Equals pass together. Of the lines that let through at least the least multiple, it is the one whose requested amounts come
/// nearest to the target; of two as near, the higher. A dossier without a requested amount counts for nothing.
pub fn envelope_line(grid: &Grid, candidates: &[Candidate<'_>]) -> Result<Option<Score>> {
    let Some((available, target, least)) = grid.conditions.iter().find_map(envelope) else {
        return Ok(None);
    };
    let mut asked: Vec<(Score, i64)> = candidates
        .iter()
        .filter(|candidate| super::ranking::reasons_apart(candidate.result).is_empty())
        .filter_map(|candidate| {
            Some((
                candidate.result.official.as_ref()?.value,
                candidate.requested_cents.unwrap_or(0),
            ))
        })
        .collect();
    asked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (mut sum, mut best) = (Exact::ZERO, None::<(Exact, Score)>);
    for group in asked.chunk_by(|left, right| left.0 == right.0) {
        sum = sum.plus(Exact::sum(group.iter().map(|(_, cents)| Exact::whole(*cents)))?)?;
        let multiple = sum.over(available)?;
        let Some((score, _)) = group.first().filter(|_| multiple >= least) else {
            continue;
        };
        let distance = (multiple.minus(target)?).max(target.minus(multiple)?);
        if best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, *score));
        }
    }
    Ok(best.map(|(_, score)| score))
}

fn envelope(condition: &Condition) -> Option<(Exact, Exact, Exact)> {
    match condition {
        Condition::Envelope {
            available_cents,
            target,
            least,
        } => Some((Exact::whole(*available_cents), target.exact(), least.exact())),
        Condition::Reach { .. } | Condition::Agree { .. } => None,
    }
}
