//! How a ranking was obtained, as the grid at hand says: the method paragraph is written from it and from nothing else.

use serde::Serialize;

use crate::common::{Cents, Level, Score};

/// A rule that orders equal scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TieBreakRule {
    /// Applicants with the call's priority flag first.
    PriorityFlag,
    /// Higher mark on the heaviest criterion first.
    HeaviestCriterion,
    /// Earlier receipt first.
    EarlierReceipt,
    /// The chair orders them.
    Chair,
}

/// What a mark brings to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Contribution {
    /// Its share of the highest mark.
    ShareOfMaximum,
    /// Its share of the way from the lowest to the highest mark.
    ShareOfSpan,
}

/// Which comes first: putting the members together, or the criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AggregationOrder {
    /// Each member's total, then the members.
    Totals,
    /// Each criterion over the members, then their total.
    Criteria,
}

/// How the values of several members become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Their mean.
    Mean,
    /// The middle one.
    Median,
    /// The mean without so many at each end.
    Trimmed(u8),
    /// The mean without the one whose total stands alone on its side of the middle.
    WithoutOutlier,
}

/// The criteria that are added to the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bonus {
    /// The most that they bring together; none without such a limit.
    pub cap: Option<Score>,
}

/// A criterion that eliminates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Floor {
    /// Code of the criterion.
    pub code: String,
    /// The least that it must have.
    pub least: Level,
}

/// What else an application must meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MethodCondition {
    /// So many of these criteria reach a value.
    Reach {
        /// Their codes.
        criteria: Vec<String>,
        /// The value.
        floor: Level,
        /// How many.
        at_least: u32,
    },
    /// So many members give a level or better on every one of these criteria.
    Agree {
        /// Their codes.
        criteria: Vec<String>,
        /// The level.
        level: Level,
        /// How many members.
        at_least: u32,
    },
    /// The line that the envelope draws.
    Envelope {
        /// What there is to give.
        available: Cents,
        /// The multiple of it that the requested amounts should come nearest to.
        target: Score,
        /// The multiple that they may not stay under.
        least: Score,
    },
}

/// A condition of the grid that an application does not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnmetCondition {
    /// The condition.
    pub condition: MethodCondition,
    /// How many criteria reach the value, or how many members agree.
    pub reached: u32,
}

/// A category of the grid, made of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Category {
    /// Its code.
    pub code: String,
    /// The most points of the sum of its parts; none where it is their mean.
    pub sum: Option<Score>,
}

/// A word for scores from a value on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodBand {
    /// The word.
    pub label: String,
    /// The lowest score that has it.
    pub from: Score,
}

/// What a criterion is judged by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReferentialFacts {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// How the ranking was obtained, from which the method paragraph is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingMethod {
    /// How categories are made of their parts, in the order of the grid.
    pub categories: Vec<Category>,
    /// What a mark brings to the total.
    pub contribution: Contribution,
    /// What is put together first.
    pub order: AggregationOrder,
    /// How the members become one.
    pub aggregation: Aggregation,
    /// Whether members may answer that a criterion does not concern an application.
    pub not_applicable: bool,
    /// Whether the weights order the ranking and nothing else.
    pub weights_rank_only: bool,
    /// Criteria that are added to the total, if there are some.
    pub bonus: Option<Bonus>,
    /// Codes of the criteria outside the total.
    pub apart: Vec<String>,
    /// Decimals of the official score, rounded once, half up.
    pub decimals: u32,
    /// Submitted evaluations under which a score is not sufficient.
    pub minimum_evaluations: u32,
    /// What totals are out of (`100`).
    pub out_of: u32,
    /// Overall threshold.
    pub overall_threshold: Option<Score>,
    /// What criteria are judged by, each with the code of its criterion.
    pub referentials: Vec<(String, ReferentialFacts)>,
    /// Criteria with an eliminatory floor.
    pub floors: Vec<Floor>,
    /// The other conditions.
    pub conditions: Vec<MethodCondition>,
    /// Words for ranges of the score, from the lowest to the highest.
    pub bands: Vec<MethodBand>,
    /// Whether a score on which the members agreed stands in it.
    pub has_consensus: bool,
    /// Tie-break rules, in order.
    pub tie_break: Vec<TieBreakRule>,
    /// Ties that the chair ordered.
    pub chair_orders: Vec<ChairOrder>,
}

/// An order that the chair gave to applications that nothing published separated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChairOrder {
    /// Number and project of each, best first.
    pub projects: Vec<String>,
    /// Why.
    pub motive: String,
}
