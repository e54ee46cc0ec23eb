//! Sheets to be marked with a pen: what a member is asked on a dossier, with room for answers, and nothing that anybody wrote.

use serde::Serialize;

use crate::common::{Organiser, Score, Vocabulary};
use crate::method::ReferentialFacts;

/// How a part of a grid weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Points of a total.
    Points(u32),
    /// A coefficient, of a criterion or of a part in a mean.
    Coefficient(u32),
    /// Added to the total, so many points at most.
    Bonus(u32),
    /// Outside the total.
    Apart,
    /// A part of a sum, which has no weight of its own.
    Summed,
}

/// What stands on a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedScale {
    /// Whole points, few enough to be ticked, the lowest first.
    Ticked(Vec<Score>),
    /// A number that is written.
    Written {
        /// The lowest.
        minimum: Score,
        /// The highest.
        maximum: Score,
        /// From one mark to the next, in points.
        step: Score,
        /// Whether it has decimals.
        decimal: bool,
    },
    /// Words, the lowest first.
    Words(Vec<String>),
}

/// What a level of the scale means for a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelText {
    /// The mark, in points, or the word.
    pub level: String,
    /// Its description.
    pub text: String,
}

/// When the rules ask for a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentDue {
    /// Never; one may be written all the same.
    Never,
    /// With every mark.
    Always,
    /// With a mark under this one.
    Under(Score),
    /// With one of these words.
    With(Vec<String>),
}

/// The answer that a criterion asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// On which scale.
    pub scale: AskedScale,
    /// What its levels mean, those that are described.
    pub levels: Vec<LevelText>,
    /// Whether it may be said not to concern the dossier.
    pub not_applicable: bool,
    /// Whether a comment is due.
    pub comment: CommentDue,
}

/// How a category is made of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MadeOf {
    /// Their mean.
    Mean,
    /// Their sum.
    Sum,
}

/// What a line of the grid is: a criterion to answer, or a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedKind {
    /// A criterion.
    Criterion(Asked),
    /// A category, marked through its parts.
    Category(MadeOf),
}

/// A line of the grid as it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskedCriterion {
    /// Short code (`C1`).
    pub code: String,
    /// 0 for a criterion or category of the grid, 1 for a part of it.
    pub depth: u8,
    /// Full wording.
    pub label: String,
    /// What to look at.
    pub help: Option<String>,
    /// What it is judged by.
    pub referential: Option<ReferentialFacts>,
    /// How it weighs.
    pub share: Share,
    /// The floor in points under which its mean eliminates.
    pub floor: Option<Score>,
    /// What it asks.
    pub kind: AskedKind,
}

/// A version of a grid as a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetGrid {
    /// Its name.
    pub name: String,
    /// Version number.
    pub version: String,
    /// Its lines, a category before its parts.
    pub criteria: Vec<AskedCriterion>,
}

/// One member's sheet on one dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetFacts {
    /// What it is found by when it comes back (`7K2-QM4-XD9`); no other sheet of the paper has it.
    pub id: String,
    /// Which of the paper's grids it asks, from 0.
    pub grid: usize,
    /// Dossier number (`004`).
    pub dossier: String,
    /// Project.
    pub project: String,
    /// Who applies; empty where nobody said it.
    pub applicant: String,
    /// Whose it is.
    pub member: String,
    /// In which round, 1 being the first.
    pub round: u32,
}

/// Fiches à remplir à la main.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetsPaper {
    /// Letterhead.
    pub organiser: Organiser,
    /// Title of the call.
    pub call: String,
    /// What the call gives.
    pub vocabulary: Vocabulary,
    /// The grids that are asked.
    pub grids: Vec<SheetGrid>,
    /// The sheets, each beginning a page.
    pub sheets: Vec<SheetFacts>,
}
