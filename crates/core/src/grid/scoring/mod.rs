//! From answers to the total of one member, in exact arithmetic. Pure: nothing is rounded here.
//!
//! Method: each counted criterion brings `out_of · w · share / Σw`, its share being its points over the most that they can be
//! (or over the span of its scale, by the grid's choice). What does not concern a dossier leaves its weight to the others. An
//! incomplete sheet has no total.

use crate::error::Result;
use crate::grid::answer::Answer;
use crate::grid::criterion::{Combination, Criterion, Role};
use crate::grid::exact::Exact;
use crate::grid::model::{Contribution, Grid, WeightUse};
use crate::grid::sheet::Sheet;

/// What a criterion is worth on one sheet, or over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// An answer is missing.
    Blank,
    /// It does not concern the dossier.
    NotApplicable,
    /// So many points of its scale.
    Points(Exact),
}

/// The least and the most points that a criterion can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The least.
    pub minimum: Exact,
    /// The most.
    pub maximum: Exact,
}

/// Which weights a total takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Those of the grid.
    Own,
    /// All alike.
    Equal,
}

impl Grid {
    /// The weights of the official score.
    pub fn official_weights(&self) -> Weights {
        match self.weight_use {
            WeightUse::Everywhere => Weights::Own,
            WeightUse::Ranking => Weights::Equal,
        }
    }
}

/// A total with the share of each criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total<'grid> {
    /// The sum, never above the full score.
    pub exact: Exact,
    /// By criterion, in the order of the grid: from 0 to 1, nothing where it does not concern the dossier.
    pub shares: Vec<(&'grid Criterion, Option<Exact>)>,
    /// Whether bonus criteria would bring more than the grid lets them.
    pub bonus_capped: bool,
    /// Whether the sum would exceed the full score.
    pub full_score_capped: bool,
    /// What a full share of a weight of 1 brings: the full score over all weights that count.
    unit: Exact,
    weights: Weights,
}

impl Total<'_> {
    /// What a share of a criterion brought to the total.
    pub fn brings(&self, criterion: &Criterion, share: Exact) -> Result<Exact> {
        match criterion.role {
            Role::Bonus => share.times(Exact::whole(criterion.weight)),
            Role::Counted | Role::Apart => share.times(self.weights.of(criterion))?.times(self.unit),
        }
    }
}

impl Weights {
    fn of(self, criterion: &Criterion) -> Exact {
        match self {
            Self::Own => Exact::whole(criterion.weight),
            Self::Equal => Exact::whole(1),
        }
    }
}

/// The least and the most points of a criterion: of its scale, of the sum of its parts, or of the scale that they share.
pub fn extent(grid: &Grid, criterion: &Criterion) -> Result<Extent> {
    let Some((first, others)) = criterion.parts.split_first() else {
        let scale = grid.scale_of(criterion);
        return Ok(Extent {
            minimum: scale.points(scale.minimum)?,
            maximum: scale.points(scale.maximum)?,
        });
    };
    let mut whole = extent(grid, first)?;
    if criterion.combination == Combination::Sum {
        for part in others {
            let part = extent(grid, part)?;
            whole.minimum = whole.minimum.plus(part.minimum)?;
            whole.maximum = whole.maximum.plus(part.maximum)?;
        }
    }
    Ok(whole)
}

/// What a criterion is worth on a sheet.
pub fn value(grid: &Grid, criterion: &Criterion, sheet: &Sheet) -> Result<Value> {
    if !criterion.is_category() {
        return Ok(match sheet.answer(&criterion.code) {
            None => Value::Blank,
            Some(Answer::NotApplicable(_)) => Value::NotApplicable,
            Some(Answer::Mark(mark)) => Value::Points(grid.scale_of(criterion).points(mark)?),
        });
    }
    let parts = criterion.parts.iter().map(|part| value(grid, part, sheet));
    combine(grid, criterion, &parts.collect::<Result<Vec<_>>>()?)
}

/// What a category is worth, from its parts in their order. A part that does not concern the dossier leaves its place to the
/// others: in a mean its weight; a sum stands as far between its least and its most as that of the others.
pub fn combine(grid: &Grid, category: &Criterion, parts: &[Value]) -> Result<Value> {
    let (mut sum, mut weights) = (Exact::ZERO, Exact::ZERO);
    let (mut least, mut most) = (Exact::ZERO, Exact::ZERO);
    for (part, value) in category.parts.iter().zip(parts) {
        match value {
            Value::Blank => return Ok(Value::Blank),
            Value::NotApplicable => {}
            Value::Points(points) => {
                let weight = match category.combination {
                    Combination::Mean => Exact::whole(part.weight),
                    Combination::Sum => Exact::whole(1),
                };
                sum = sum.plus(points.times(weight)?)?;
                weights = weights.plus(weight)?;
                let part = extent(grid, part)?;
                (least, most) = (least.plus(part.minimum)?, most.plus(part.maximum)?);
            }
        }
    }
    if weights == Exact::ZERO {
        return Ok(Value::NotApplicable);
    }
    Ok(Value::Points(match category.combination {
        Combination::Mean => sum.over(weights)?,
        Combination::Sum => {
            let whole = extent(grid, category)?;
            let span = whole.maximum.minus(whole.minimum)?;
            let way = sum.minus(least)?.times(span)?.over(most.minus(least)?)?;
            whole.minimum.plus(way)?
        }
    }))
}

/// The share of a criterion that so many points are, from 0 to 1.
pub fn share(grid: &Grid, criterion: &Criterion, points: Exact) -> Result<Exact> {
    let Extent { minimum, maximum } = extent(grid, criterion)?;
    match grid.contribution {
        Contribution::ShareOfMaximum => points.over(maximum),
        Contribution::ShareOfSpan => points.minus(minimum)?.over(maximum.minus(minimum)?),
    }
}

/// The total of a sheet; nothing when a counted criterion is blank, or when none concerns the dossier.
pub fn weighted_total<'grid>(grid: &'grid Grid, weights: Weights, sheet: &Sheet) -> Result<Option<Total<'grid>>> {
    let values = grid.criteria.iter().map(|criterion| value(grid, criterion, sheet));
    total(grid, weights, &values.collect::<Result<Vec<_>>>()?)
}

/// The total of the values of the grid's criteria, in their order.
pub fn total<'grid>(grid: &'grid Grid, weights: Weights, values: &[Value]) -> Result<Option<Total<'grid>>> {
    let mut shares = Vec::with_capacity(grid.criteria.len());
    for (criterion, value) in grid.criteria.iter().zip(values) {
        match value {
            _ if criterion.role == Role::Apart => {}
            Value::Blank => return Ok(None),
            Value::NotApplicable => shares.push((criterion, None)),
            Value::Points(points) => shares.push((criterion, Some(share(grid, criterion, *points)?))),
        }
    }
    let given = |role| {
        let shares = shares.iter().filter(move |(criterion, _)| criterion.role == role);
        shares.filter_map(|(criterion, share)| Some((*criterion, (*share)?)))
    };
    let weighing = Exact::sum(given(Role::Counted).map(|(criterion, _)| weights.of(criterion)))?;
    if weighing == Exact::ZERO {
        return Ok(None);
    }
    let weighed = |(criterion, share): (&Criterion, Exact)| share.times(weights.of(criterion));
    let weighed = given(Role::Counted).map(weighed).collect::<Result<Vec<_>>>()?;
    let full = Exact::whole(grid.score_out_of);
    let unit = full.over(weighing)?;
    let bonus = |(criterion, share): (&Criterion, Exact)| share.times(Exact::whole(criterion.weight));
    let bonus = Exact::sum(given(Role::Bonus).map(bonus).collect::<Result<Vec<_>>>()?)?;
    let brought = grid.bonus_cap.map_or(bonus, |cap| bonus.min(cap.exact()));
    let sum = Exact::sum(weighed)?.times(unit)?.plus(brought)?;
    Ok(Some(Total {
        exact: sum.min(full),
        shares,
        bonus_capped: brought < bonus,
        full_score_capped: full < sum,
        unit,
        weights,
    }))
}

#[cfg(test)]
pub(crate) mod tests;
