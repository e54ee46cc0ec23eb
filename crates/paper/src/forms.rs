//! The document model of forms: sheets one after the other, each with pages of its own count.

use serde::Serialize;

use crate::folio::Rich;

/// What stands on every form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Forms {
    pub words: FormWords,
    /// The lines of each grid, which many forms share.
    pub grids: Vec<Vec<FormLine>>,
    pub sheets: Vec<Form>,
}

/// The texts that all forms of a paper have in common.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormWords {
    pub sheet: String,
    pub how: String,
    pub interests: String,
    pub no_interest: String,
    pub interest: String,
    pub nature: String,
    pub if_interest: String,
    pub marks: String,
    pub overall: String,
    pub date: String,
    pub signature: String,
    /// Said where a description was shortened.
    pub shortened: Option<String>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Form {
    pub id: String,
    pub title: String,
    /// At the head of each page, beside the number.
    pub running: Vec<String>,
    pub pairs: Vec<(String, Rich)>,
    pub grid: usize,
}

/// One line of a grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormLine {
    pub depth: u8,
    pub title: String,
    pub detail: String,
    pub help: Option<String>,
    /// May be taller than half a page, and breaks over two.
    pub long: bool,
    /// Room for the answer; none for a category.
    pub answer: Option<Answer>,
}

/// Room for an answer and what is said of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub place: Place,
    pub not_applicable: Option<String>,
    /// Levels that are described and not ticked.
    pub levels: Vec<(String, String)>,
    pub comment: String,
    /// Ruled lines for the comment.
    pub lines: u8,
}

/// Where the answer goes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Place {
    /// Boxes on one line.
    Across { choices: Vec<String> },
    /// Boxes under each other, each with its text.
    Down { choices: Vec<(String, String)> },
    /// A number; `point` stands between its two places where it has decimals.
    Written {
        label: String,
        point: Option<String>,
        out_of: String,
    },
}
