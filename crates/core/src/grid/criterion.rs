//! A criterion: one question put to the members, or a category of questions.

use serde::{Deserialize, Serialize};

use super::model::Label;
use super::scale::{CriterionScale, Steps};
use super::score::Score;

/// What a level of the scale means for a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Descriptor {
    /// The mark that the text describes.
    pub level: Steps,
    /// The text shown under the field.
    pub text: Label,
}

/// What a criterion does to the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It enters the total with its weight.
    #[default]
    Counted,
    /// It stands outside the total. With a floor it eliminates: a yes/no question whose floor is one half needs as many yes as no.
    Apart,
    /// It is added to the total: full marks bring as many points of the score as its weight.
    Bonus,
}

/// How a category is made of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Combination {
    /// The mean of its parts, by their weights; all stand on the same scale.
    #[default]
    Mean,
    /// The sum of its parts, in points, whatever their weights.
    Sum,
}

/// What a criterion is judged by, in the version that members have before them: part of the grid, so that each version of the grid, and
/// each evaluation on it, keeps its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Referential {
    /// Its name.
    pub name: Label,
    /// Its version, as it names itself (« mai 2024, 78 critères »).
    pub version: Label,
    /// Where it is published; shown, never opened.
    #[serde(default)]
    pub address: Option<String>,
}

/// One question put to the members, or, with parts, a category that is marked through them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Short stable code, unique in the grid (`C1`): what marks, papers and files know the criterion by.
    pub code: String,
    /// The title.
    pub label: Label,
    /// What to look at, when the title is not enough.
    #[serde(default)]
    pub help: Option<Label>,
    /// What it is judged by, where there is such a text.
    #[serde(default)]
    pub referential: Option<Referential>,
    /// Points or coefficient, by the grid's weighting; of a part, its coefficient in a mean. 1 where it is left out.
    #[serde(default = "one")]
    pub weight: u32,
    /// Its own scale; the grid's where it is left out. A category has none of its own.
    #[serde(default)]
    pub scale: Option<CriterionScale>,
    /// A dossier whose mean is strictly under it is eliminated. In points of the scale, or of the category.
    #[serde(default)]
    pub floor: Option<Score>,
    /// Texts by level, from the lowest to the highest; may be empty or partial.
    #[serde(default)]
    pub descriptors: Vec<Descriptor>,
    /// Whether members may answer that it does not concern the dossier.
    #[serde(default)]
    pub not_applicable: bool,
    /// What it does to the score.
    #[serde(default)]
    pub role: Role,
    /// Its sub-criteria; then it is a category, without a mark of its own.
    #[serde(default)]
    pub parts: Vec<Criterion>,
    /// How its parts make it.
    #[serde(default)]
    pub combination: Combination,
}

impl Criterion {
    /// Whether it is marked through its parts.
    pub fn is_category(&self) -> bool {
        !self.parts.is_empty()
    }

    /// The criterion or the part of it, at any depth, with this code.
    pub fn find(&self, code: &str) -> Option<&Self> {
        if self.code == code {
            return Some(self);
        }
        self.parts.iter().find_map(|part| part.find(code))
    }

    /// The criterion and all within it, a category before its parts.
    pub fn family(&self) -> Vec<&Self> {
        std::iter::once(self)
            .chain(self.parts.iter().flat_map(Self::family))
            .collect()
    }
}

fn one() -> u32 {
    1
}
