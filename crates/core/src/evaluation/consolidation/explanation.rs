//! Why a number is what it is, as data.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::grid::{Answer, Exact, Score};
use crate::id::MemberId;

/// Whether numbers keep the way that led to them.
///
/// Building the ways takes longer than the numbers themselves, and a row of the ranking shows none before it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Every number explains itself.
    Explained,
    /// The numbers alone, see [`Number::folded`].
    Folded,
}

impl Detail {
    /// What goes into a number, where it is kept.
    pub(super) fn keep<T>(self, ways: impl FnOnce() -> Vec<T>) -> Vec<T> {
        match self {
            Self::Explained => ways(),
            Self::Folded => vec![],
        }
    }
}

/// A published number with the way that led to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Number {
    /// The number that is shown, compared and ranked.
    pub value: Score,
    /// How it came about; a [folded](Number::folded) number leaves it out on the wire, since of two thousand rows it is a third.
    #[serde(skip_serializing_if = "Explanation::is_folded")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<Explanation>"))]
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

    /// The same number without what went into it: rows of a ranking show numbers, and an explanation is asked for when it opens.
    #[must_use]
    pub fn folded(mut self) -> Self {
        self.why.operands.clear();
        self.why.left_out.clear();
        self.why.rules.clear();
        self
    }

    /// The same number, with a rule that shaped it.
    #[must_use]
    pub fn under(mut self, rule: Rule, applies: bool) -> Self {
        if applies && !self.why.rules.contains(&rule) {
            self.why.rules.push(rule);
        }
        self
    }

    /// The same number, naming those whose marks are not in it and the rules that put them out.
    #[must_use]
    pub fn leaving_out(mut self, left_out: &[LeftOut]) -> Self {
        self.why.left_out = left_out.to_vec();
        left_out
            .iter()
            .fold(self, |number, out| number.under(out.reason.rule(), true))
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

impl Explanation {
    /// Whether it was taken off its number: what is published was rounded once, by a rule.
    fn is_folded(&self) -> bool {
        self.rules.is_empty()
    }
}

/// The computations that lead to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// `out_of · Σ wᵢ·sᵢ / Σ wᵢ`, the total of one member, `sᵢ` being the share of the criterion; operands are the contributions.
    WeightedTotal,
    /// The same with every criterion alike.
    EqualTotal,
    /// The total of the criteria, each over all members first.
    TotalOfCriteria,
    /// The total of the one sheet on which the members agreed.
    ConsensusTotal,
    /// The mean of the exact totals of the members who count.
    MeanOfTotals,
    /// The middle of the totals.
    MedianOfTotals,
    /// The mean of the totals without those at both ends.
    TrimmedMeanOfTotals,
    /// The mean of the marks on one criterion, in points of the scale, unweighted.
    CriterionMean,
    /// The middle of the marks on one criterion.
    CriterionMedian,
    /// The mean of the marks on one criterion without those at both ends.
    CriterionTrimmedMean,
    /// A category from its parts, each over all members first.
    CategoryOfParts,
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
    /// The answer, in steps of its scale; none for a total or a category.
    pub mark: Option<Answer>,
    /// Whether it stands at an end that a trimmed mean leaves out.
    #[serde(default)]
    pub dropped: bool,
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
    /// The total stands alone on its side of the middle of the score, under a grid that leaves such a one out.
    Outlier,
    /// Not one counted criterion concerns the dossier.
    NothingApplicable,
}

impl LeftOutReason {
    fn rule(self) -> Rule {
        match self {
            Self::NotStarted | Self::Draft => Rule::DraftsNeverCount,
            Self::Incomplete => Rule::IncompleteNeverCounts,
            Self::Recused => Rule::RecusedExcluded,
            Self::Abstained => Rule::AbstainedExcluded,
            Self::SetAside => Rule::SetAsideExcluded,
            Self::Outlier => Rule::OutlierLeftOut,
            Self::NothingApplicable => Rule::NotApplicableLeavesItsWeight,
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
    /// The one total on the other side of the middle than all others is not counted.
    OutlierLeftOut,
    /// What does not concern the dossier leaves its weight to the others.
    NotApplicableLeavesItsWeight,
    /// The mark on which the members agreed takes the place of theirs, which stay beside it.
    ConsensusReplaces,
    /// The weights order the ranking; the score and its threshold take every criterion alike.
    WeightsRankOnly,
    /// Bonus criteria bring no more together than the grid lets them: the sum of what they would bring is greater.
    BonusCapped,
    /// The score never exceeds its maximum: the sum of what the criteria bring is greater.
    FullScoreCapped,
    /// A mark brings its share of the way from the lowest to the highest, not of the highest.
    ShareOfSpan,
}
