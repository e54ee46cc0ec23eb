//! What a grid is. Validation stands in `validation`, arithmetic in `scoring`.

use serde::{Deserialize, Serialize};

use super::criterion::{Criterion, Role};
use super::scale::{CriterionScale, Scale, Steps};
use super::score::Score;

/// A text in the two languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// French, the reference.
    pub fr: String,
    /// English; empty where nobody has written it.
    pub en: String,
}

impl Label {
    /// The English text, or the French one where there is none.
    pub fn english(&self) -> &str {
        if self.en.trim().is_empty() { &self.fr } else { &self.en }
    }
}

/// What the weights of a grid are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    /// Points that sum to 100.
    #[default]
    Points,
    /// Coefficients with any positive sum.
    Coefficients,
}

/// When a mark must come with a comment that the applicant may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CommentRule {
    /// Never.
    Never,
    /// When the mark is under the floor of its criterion.
    #[default]
    BelowFloor,
    /// When the mark is under this one, in points of its scale.
    Below(Score),
    /// Always.
    Always,
}

/// Where the weights of a grid apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WeightUse {
    /// In the official score, its threshold and the ranking.
    #[default]
    Everywhere,
    /// In the ranking alone: the official score and its threshold take every criterion alike (Horizon Europe, General Annexes D).
    Ranking,
}

/// What a mark brings to the total where its scale does not begin at 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Contribution {
    /// Its share of the highest mark: 3 on 1–6 is one half.
    #[default]
    ShareOfMaximum,
    /// Its share of the way from the lowest to the highest mark: 3 on 1–6 is two fifths.
    ShareOfSpan,
}

/// How the values of several members become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Their arithmetic mean.
    #[default]
    Mean,
    /// The middle one, or the mean of the two middle ones.
    Median,
    /// The mean without the so many lowest and as many highest, where more than those are left; else the mean of all.
    Trimmed(u8),
    /// The mean without the one member whose total stands on the other side of the middle of the score than all others, of
    /// three at least. A total on the middle stands on the upper side (Eurostars guidelines for evaluators).
    WithoutOutlier,
}

/// Which comes first: putting the members together, or the criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AggregationOrder {
    /// Each member's total, then the members.
    #[default]
    Totals,
    /// Each criterion over the members, then their total.
    Criteria,
}

/// What a dossier must meet besides the floors of single criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// At least so many of these criteria reach this value, in points.
    Reach {
        /// Codes of the criteria or categories.
        criteria: Vec<String>,
        /// What each is compared with.
        floor: Score,
        /// How many must reach it.
        at_least: u32,
    },
    /// At least so many members give this level or better on every one of these criteria.
    Agree {
        /// Codes of the criteria.
        criteria: Vec<String>,
        /// The level, in steps of their scale: the place of the word « go ».
        level: Steps,
        /// How many members.
        at_least: u32,
    },
    /// The threshold that lets through about so many times the envelope in requested amounts, never less than the least (Horizon
    /// Europe, first of two stages: about three times, never under two and a half).
    Envelope {
        /// What there is to give, in cents.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        available_cents: i64,
        /// What the requested amounts should come nearest to, as a multiple of the envelope.
        target: Score,
        /// What they may not stay under, as long as there are dossiers.
        least: Score,
    },
}

/// A word for scores from a value on: favourable from 55.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Short stable code (`favourable`).
    pub code: String,
    /// The word.
    pub label: Label,
    /// The lowest official score that has it.
    pub from: Score,
}

/// One step of the chain that orders dossiers of the same official score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TieBreakStep {
    /// A dossier with the call's priority (a resident of the territory) comes first.
    Priority,
    /// The better mean on the heaviest criterion; among criteria of the same weight, in the order of the grid.
    HeaviestCriterion,
    /// The dossier received earlier.
    EarlierReceipt,
    /// The order that the chair recorded.
    Chair,
}

impl TieBreakStep {
    /// The chain that applies unless the call's rules say otherwise.
    pub const DEFAULT_CHAIN: [Self; 4] = [
        Self::Priority,
        Self::HeaviestCriterion,
        Self::EarlierReceipt,
        Self::Chair,
    ];
}

/// A scoring grid: criteria, scales, thresholds, rounding and the chain for ties.
///
/// One version of it is frozen at the first mark. The same JSON is used in templates, in the database and on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Grid {
    /// In the order shown to members.
    pub criteria: Vec<Criterion>,
    /// Whether weights are points or coefficients.
    #[serde(default)]
    pub weighting: Weighting,
    /// Where the weights apply.
    #[serde(default)]
    pub weight_use: WeightUse,
    /// The scale of every criterion that has none of its own.
    pub scale: Scale,
    /// What marks bring where a scale does not begin at 0.
    #[serde(default)]
    pub contribution: Contribution,
    /// How the members become one.
    #[serde(default)]
    pub aggregation: Aggregation,
    /// What is put together first.
    #[serde(default)]
    pub order: AggregationOrder,
    /// The score of a dossier with full marks everywhere: 100 by default, or 5, 15, 20.
    #[serde(default = "default_score_out_of")]
    pub score_out_of: u32,
    /// Decimals of the official number.
    #[serde(default = "default_decimals")]
    pub decimals: u8,
    /// A dossier whose official score is strictly under it stands below the line.
    #[serde(default)]
    pub overall_threshold: Option<Score>,
    /// What else a dossier must meet.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// The most that bonus criteria bring together; no limit of their own where it is left out. The score never exceeds its
    /// maximum.
    #[serde(default)]
    pub bonus_cap: Option<Score>,
    /// Words for ranges of the official score, from the lowest to the highest.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Under so many complete evaluations the marks are insufficient and the ranking provisional.
    #[serde(default = "default_min_evaluations")]
    pub min_evaluations: u32,
    /// How ties are ordered; empty leaves them as they are.
    #[serde(default = "default_tie_break")]
    pub tie_break: Vec<TieBreakStep>,
    /// When a mark needs a comment.
    #[serde(default)]
    pub comment_rule: CommentRule,
}

impl Grid {
    /// Every criterion, a category before its parts, in the order of the grid.
    pub fn all(&self) -> Vec<&Criterion> {
        self.criteria.iter().flat_map(Criterion::family).collect()
    }

    /// What members are asked: the criteria without parts, in the order of the grid.
    pub fn questions(&self) -> Vec<&Criterion> {
        let all = self.all().into_iter();
        all.filter(|criterion| !criterion.is_category()).collect()
    }

    /// The criterion or category with this code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria.iter().find_map(|criterion| criterion.find(code))
    }

    /// The question with this code; a category is none.
    pub fn question(&self, code: &str) -> Option<&Criterion> {
        self.criterion(code).filter(|criterion| !criterion.is_category())
    }

    /// The scale on which a question is marked.
    pub fn scale_of(&self, criterion: &Criterion) -> Scale {
        criterion.scale.as_ref().map_or(self.scale, CriterionScale::scale)
    }

    /// The same with its words, where it has some: its own scale, or the grid's.
    pub fn worded_scale_of(&self, criterion: &Criterion) -> CriterionScale {
        criterion.scale.clone().unwrap_or(CriterionScale::Numeric(self.scale))
    }

    /// The criteria that enter the total, in the order of the grid.
    pub fn counted(&self) -> impl Iterator<Item = &Criterion> {
        self.criteria.iter().filter(|criterion| criterion.role == Role::Counted)
    }

    /// The sum of the weights that enter the total.
    pub fn total_weight(&self) -> u64 {
        self.counted().map(|criterion| u64::from(criterion.weight)).sum()
    }

    /// The counted criteria of the greatest weight, in the order of the grid.
    pub fn heaviest(&self) -> impl Iterator<Item = &Criterion> {
        let greatest = self.counted().map(|criterion| criterion.weight).max();
        self.counted()
            .filter(move |criterion| Some(criterion.weight) == greatest)
    }
}

fn default_score_out_of() -> u32 {
    100
}

fn default_decimals() -> u8 {
    2
}

fn default_min_evaluations() -> u32 {
    2
}

fn default_tie_break() -> Vec<TieBreakStep> {
    TieBreakStep::DEFAULT_CHAIN.to_vec()
}
