//! Why a number is what it is, as data.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::grid::{Exact, Mark, Score};
use crate::id::MemberId;

/// A published number with the way that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Number {
    /// The number that is shown, compared and ranked.
    pub value: Score,
    /// How it came about.
    pub why: Explanation,
}

impl Number {
    /// Rounds an exact number once and keeps the way that led to it.
    pub fn new(formula: Formula, exact: Exact, decimals: u8, operands: Vec<Operand>) -> Result<Self> {
        Ok(Self::rounded(formula, exact, exact.round(decimals)?, operands))
    }

    /// A number whose rounding was made by its formula (a square root).
    pub fn rounded(formula: Formula, exact: Exact, value: Score, operands: Vec<Operand>) -> Self {
        let rules = vec![Rule::RoundedOnceHalfUp];
        Self {
            value,
            why: Explanation {
                formula,
                operands,
                exact,
                rounded: value,
                left_out: vec![],
                rules,
            },
        }
    }

    /// The same number, naming those whose marks are not in it and the rules that put them out.
    #[must_use]
    pub fn leaving_out(mut self, left_out: &[LeftOut]) -> Self {
        self.why.left_out = left_out.to_vec();
        for out in left_out {
            let rule = out.reason.rule();
            if !self.why.rules.contains(&rule) {
                self.why.rules.push(rule);
            }
        }
        self
    }
}

/// The way from marks to a number: a formula, its operands in the order of members or criteria, the exact result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Explanation {
    /// Which computation.
    pub formula: Formula,
    /// What went in.
    pub operands: Vec<Operand>,
    /// The result as a reduced fraction; for [`Formula::SampleDeviation`] the variance, whose root is not rational.
    pub exact: Exact,
    /// The result after the one rounding.
    pub rounded: Score,
    /// Whose marks did not go in, and why.
    pub left_out: Vec<LeftOut>,
    /// The rules that applied.
    pub rules: Vec<Rule>,
}

/// The computations that lead to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// `out_of · Σ wᵢ·xᵢ / (Σ wᵢ · x_max)`, the total of one member; operands are the contributions of the criteria.
    WeightedTotal,
    /// The mean of the exact totals of the members who count: the official score.
    MeanOfTotals,
    /// The mean of the marks on one criterion, in points of the scale, unweighted.
    CriterionMean,
    /// The middle of the totals.
    MedianOfTotals,
    /// The square root of the sample variance (divisor m − 1) of the totals.
    SampleDeviation,
}

/// One value that went into a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Operand {
    /// Whose value, when it is one member's.
    pub member: Option<MemberId>,
    /// On which criterion, when it is on one.
    pub criterion: Option<String>,
    /// The weight of that criterion.
    pub weight: Option<u32>,
    /// The mark in steps of the scale.
    pub mark: Mark,
    /// The value that was added, as a fraction.
    pub exact: Exact,
    /// The same value as people read it.
    pub rounded: Score,
}

/// A member whose marks are not in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LeftOut {
    /// The member.
    pub member: MemberId,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a member's marks are not in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// Nothing marked yet.
    NotStarted,
    /// Not handed in.
    Draft,
    /// Handed in with a blank mark.
    Incomplete,
    /// Recused.
    Recused,
    /// Gives no opinion.
    Abstained,
    /// Set aside by the staff.
    SetAside,
}

impl LeftOutReason {
    fn rule(self) -> Rule {
        match self {
            Self::NotStarted | Self::Draft => Rule::DraftsNeverCount,
            Self::Incomplete => Rule::IncompleteNeverCounts,
            Self::Recused => Rule::RecusedExcluded,
            Self::Abstained => Rule::AbstainedExcluded,
            Self::SetAside => Rule::SetAsideExcluded,
        }
    }
}

/// The rules that can shape a number, each with a text in the interface's catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Exact arithmetic, one rounding, a half goes up.
    RoundedOnceHalfUp,
    /// What is not handed in does not count.
    DraftsNeverCount,
    /// A sheet with a blank mark does not count; a blank is never zero.
    IncompleteNeverCounts,
    /// A recused member's marks are kept in the journal and counted nowhere.
    RecusedExcluded,
    /// A member without opinion is not counted as zero.
    AbstainedExcluded,
    /// Marks set aside are not counted.
    SetAsideExcluded,
}
