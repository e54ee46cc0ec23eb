//! Scales: the marks that members may give, in points or in words.

use serde::{Deserialize, Serialize};

use super::exact::Exact;
use super::model::Label;
use crate::error::Result;

/// A mark as a whole number of steps of its scale: on 0–5 by half points, 7 steps are 3.5; on a scale of words, the place of
/// the word, the lowest being 0.
///
/// The way from steps to points is the criterion's scale; a mark on its own is never turned into a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema), ts(type = "number"))]
#[serde(transparent)]
pub struct Steps(pub u16);

/// The marks that members may give, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
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

    /// A mark in points of the scale: 7 half points are 7/2.
    pub fn points(self, mark: Steps) -> Result<Exact> {
        Exact::new(mark.0, self.steps_per_point)
    }
}

/// The scale of one criterion, where it is not the grid's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CriterionScale {
    /// Numbers: 0–5 by half points, 1–6, direct points out of 30.
    Numeric(Scale),
    /// Words from the lowest to the highest (no go, go). The first is worth 0, the next 1, and so on.
    Words(Vec<Label>),
}

impl CriterionScale {
    /// The words, where the scale has some.
    pub fn words(&self) -> Option<&[Label]> {
        match self {
            Self::Numeric(_) => None,
            Self::Words(words) => Some(words),
        }
    }

    /// The word on which a value falls, or the two between which it lies; none on a scale of numbers.
    pub fn words_at(&self, value: Exact) -> Vec<&Label> {
        let placed = (0_u32..).zip(self.words().unwrap_or_default());
        let placed = placed.map(|(place, word)| (Exact::whole(place), word));
        if let Some((_, word)) = placed.clone().find(|(place, _)| *place == value) {
            return vec![word];
        }
        let below = placed.clone().filter(|(place, _)| *place < value).last();
        let above = placed.clone().find(|(place, _)| *place > value);
        below.into_iter().chain(above).map(|(_, word)| word).collect()
    }

    /// The scale as numbers; words count one step each.
    pub fn scale(&self) -> Scale {
        match self {
            Self::Numeric(scale) => *scale,
            Self::Words(words) => Scale {
                minimum: Steps(0),
                maximum: Steps(u16::try_from(words.len().saturating_sub(1)).unwrap_or(u16::MAX)),
                steps_per_point: 1,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yes_or_no() -> CriterionScale {
        let word = |text: &str| Label {
            fr: text.to_owned(),
            en: String::new(),
        };
        CriterionScale::Words(vec![word("NON"), word("n.c."), word("OUI")])
    }

    #[test]
    fn a_value_on_a_scale_of_words_falls_on_a_word_or_between_two() {
        let scale = yes_or_no();
        let said =
            |value: Exact| -> Vec<&str> { scale.words_at(value).into_iter().map(|word| word.fr.as_str()).collect() };
        assert_eq!(said(Exact::whole(2)), ["OUI"]);
        assert_eq!(said(Exact::new(1, 2).unwrap()), ["NON", "n.c."]);
        assert_eq!(said(Exact::whole(3)), ["OUI"]);
    }

    #[test]
    fn a_scale_of_numbers_has_no_words() {
        let numbers = CriterionScale::Numeric(Scale::HALF_POINTS_TO_FIVE);
        assert!(numbers.words_at(Exact::whole(3)).is_empty());
    }
}
