//! What a grid is. Validation stands in `validation`, arithmetic in `scoring`.

use serde::{Deserialize, Serialize};

use super::score::Score;

/// A text in the two languages of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
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

/// A mark as a whole number of steps of the scale: on 0–5 by half points, 7 steps are 3.5.
///
/// The way from steps to points is the grid's [`Scale`]; a mark on its own is never turned into a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
#[serde(transparent)]
pub struct Steps(pub u16);

/// A mark, or none: an empty mark is never zero.
pub type Mark = Option<Steps>;

/// The marks that members may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// The lowest mark, in steps.
    pub minimum: Steps,
    /// The highest mark, in steps; a full mark earns the whole weight.
    pub maximum: Steps,
    /// How many steps make a point: 2 for half points.
    pub steps_per_point: u16,
}

impl Scale {
    /// 0 to 5 by half points, the scale of Horizon Europe evaluation forms.
    pub const HALF_POINTS_TO_FIVE: Self = Self {
        minimum: Steps(0),
        maximum: Steps(10),
        steps_per_point: 2,
    };

    /// Whether a mark stands on the scale.
    pub fn contains(self, mark: Steps) -> bool {
        (self.minimum..=self.maximum).contains(&mark)
    }
}

/// What the weights of a grid are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommentRule {
    /// Never.
    Never,
    /// When the mark is under the floor of its criterion.
    #[default]
    BelowFloor,
    /// Always.
    Always,
}

/// One step of the chain that orders dossiers of the same official score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
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

/// What a level of the scale means for a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Descriptor {
    /// The mark that the text describes.
    pub level: Steps,
    /// The text shown under the field.
    pub text: Label,
}

/// One question put to the members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Short stable code, unique in the grid (`C1`).
    pub code: String,
    /// The title.
    pub label: Label,
    /// What to look at, when the title is not enough.
    #[serde(default)]
    pub help: Option<Label>,
    /// Points or coefficient, by the grid's [`Weighting`].
    pub weight: u32,
    /// A dossier whose mean is strictly under this mark is eliminated.
    #[serde(default)]
    pub floor: Option<Steps>,
    /// Texts by level, from the lowest to the highest; may be empty or partial.
    #[serde(default)]
    pub descriptors: Vec<Descriptor>,
}

/// A scoring grid: criteria, scale, thresholds, rounding and the chain for ties.
///
/// One version of it is frozen at the first mark. The same JSON is used in templates, in the database and on the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Grid {
    /// In the order shown to members.
    pub criteria: Vec<Criterion>,
    /// Whether weights are points or coefficients.
    #[serde(default)]
    pub weighting: Weighting,
    /// The one scale of all criteria.
    pub scale: Scale,
    /// The score of a dossier with full marks everywhere: 100 by default, or 5, 15, 20.
    #[serde(default = "default_score_out_of")]
    pub score_out_of: u32,
    /// Decimals of the official number.
    #[serde(default = "default_decimals")]
    pub decimals: u8,
    /// A dossier whose official score is strictly under it stands below the line.
    #[serde(default)]
    pub overall_threshold: Option<Score>,
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
    /// The criterion with this code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.code == code)
    }

    /// The sum of the weights.
    pub fn total_weight(&self) -> u64 {
        self.criteria.iter().map(|criterion| u64::from(criterion.weight)).sum()
    }

    /// The criteria of the greatest weight, in the order of the grid.
    pub fn heaviest(&self) -> impl Iterator<Item = &Criterion> {
        let greatest = self.criteria.iter().map(|criterion| criterion.weight).max();
        self.criteria
            .iter()
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
