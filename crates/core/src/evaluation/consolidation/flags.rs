//! What deserves the committee's attention.

use serde::{Deserialize, Serialize};

use super::criteria::CriterionResult;
use super::official::Counted;
use crate::call::Choice;
use crate::error::Result;
use crate::evaluation::model::Cell;
use crate::grid::{Criterion, Grid, Steps};
use crate::id::MemberId;

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
    /// Those who count do not make up what the call asks of evaluators; the ranking is provisional.
    MissingExpertise {
        /// The field that misses somebody; none where the dossier's theme is asked for and nobody named it.
        field: Option<Choice>,
        /// How many persons of it.
        missing: u16,
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

/// The flags of a dossier, in the order of the grid.
pub(super) fn flags(
    grid: &Grid,
    submitted: u32,
    criteria: &[CriterionResult],
    counted: &Counted<'_>,
) -> Result<Vec<Flag>> {
    let mut flags = vec![];
    if submitted < grid.min_evaluations {
        flags.push(Flag::InsufficientMarks {
            submitted,
            required: grid.min_evaluations,
        });
    }
    for (criterion, result) in grid.all().into_iter().zip(criteria) {
        // What they agreed on needs no discussion any more.
        if counted.consensus.is_none()
            && let Some((minimum, maximum)) = result.minimum.zip(result.maximum)
            && is_wide(grid, criterion, minimum, maximum)
        {
            flags.push(Flag::Gap {
                criterion: criterion.code.clone(),
                minimum,
                maximum,
            });
        }
        flags.extend(low_marks(grid, criterion, counted.cells)?);
    }
    Ok(flags)
}

/// The marks under the floor of a criterion; where the lowest reaches it, all do.
fn low_marks(grid: &Grid, criterion: &Criterion, counted: &[&Cell]) -> Result<Vec<Flag>> {
    if criterion.floor.is_none() {
        return Ok(vec![]);
    }
    let marks = || {
        counted
            .iter()
            .filter_map(|cell| Some((cell.member, cell.sheet.mark(&criterion.code)?)))
    };
    let lowest = marks().map(|(_, mark)| mark).min();
    let Some(true) = lowest.map(|mark| grid.is_below_floor(criterion, mark)).transpose()? else {
        return Ok(vec![]);
    };
    let mut flags = vec![];
    for (member, mark) in marks() {
        if grid.is_below_floor(criterion, mark)? {
            flags.push(Flag::IndividualLowMark {
                member,
                criterion: criterion.code.clone(),
                mark,
            });
        }
    }
    Ok(flags)
}

/// Two points on five, on any scale of numbers: a distance of at least two fifths of the highest mark. Two words of a scale of
/// words are always that far apart.
fn is_wide(grid: &Grid, criterion: &Criterion, minimum: Steps, maximum: Steps) -> bool {
    u32::from(maximum.0.saturating_sub(minimum.0)) * 5 >= u32::from(grid.scale_of(criterion).maximum.0) * 2
}
