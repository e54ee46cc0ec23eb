//! A grid as people write it: what is left out has its usual value, and what keeps it from being read is told by its line.

use serde::Serialize;
use serde_json::error::Category;

use super::model::Grid;
use crate::words::words;

words! {
    /// What keeps a text from being a grid.
    UnreadFault in "unread_fault" {
        /// No JSON.
        Syntax = "syntax",
        /// A key without which there is no grid.
        Missing = "missing",
        /// A key or a word that no grid has.
        Unknown = "unknown",
        /// A key that stands there twice.
        Twice = "twice",
        /// A value of another form than its key has.
        Form = "form",
    }
}

/// Why a text cannot be read as a grid, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Unread {
    /// The line, from 1; of a key that is missing, the one on which what lacks it ends.
    pub line: u32,
    /// What is wrong there.
    pub fault: UnreadFault,
    /// The key or the word that is missing, unknown or there twice.
    pub name: Option<String>,
}

impl Grid {
    /// The grid that a text is, in the form of today. Whether it holds together is [`problems`](Self::problems).
    pub fn read(text: &str) -> Result<Self, Unread> {
        serde_json::from_str(text).map_err(|error| Unread::of(&error))
    }
}

impl Unread {
    /// Why the reader of JSON could not read a file that people write. It tells these apart by the words of its message alone, which a test holds.
    pub fn of(error: &serde_json::Error) -> Self {
        let told = error.to_string();
        let fault = match error.classify() {
            Category::Data if told.starts_with("missing field") => UnreadFault::Missing,
            Category::Data if told.starts_with("unknown ") => UnreadFault::Unknown,
            Category::Data if told.starts_with("duplicate field") => UnreadFault::Twice,
            Category::Data => UnreadFault::Form,
            Category::Io | Category::Syntax | Category::Eof => UnreadFault::Syntax,
        };
        let is_named = !matches!(fault, UnreadFault::Form | UnreadFault::Syntax);
        let name = told.split('`').nth(1).filter(|_| is_named);
        Self {
            line: u32::try_from(error.line()).unwrap_or(u32::MAX),
            fault,
            name: name.map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: &str = r#"{
        "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 },
        "criteria": [
            { "code": "C1", "label": { "fr": "Projet", "en": "" }, "weight": 100 }
        ]
    }"#;

    #[test]
    fn what_is_left_out_has_its_usual_value() {
        let grid = Grid::read(SHORT).unwrap();
        assert_eq!((grid.score_out_of, grid.decimals, grid.min_evaluations), (100, 2, 2));
        assert!(grid.bands.is_empty() && grid.criteria[0].parts.is_empty());
        assert!(grid.problems().is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_line() {
        let unread = |text: &str| {
            let unread = Grid::read(text).unwrap_err();
            (unread.line, unread.fault, unread.name)
        };
        let told = |line, fault, name: &str| (line, fault, Some(name.to_owned()));
        let with = |from: &str, to: &str| unread(&SHORT.replace(from, to));
        assert_eq!(with("100", "\"cent\""), (4, UnreadFault::Form, None));
        assert_eq!(with("weight", "poids"), told(4, UnreadFault::Unknown, "poids"));
        assert_eq!(with("\"code\": \"C1\", ", ""), told(4, UnreadFault::Missing, "code"));
        assert_eq!(
            with("\"weight\"", "\"code\": \"C2\", \"weight\""),
            told(4, UnreadFault::Twice, "code")
        );
        assert_eq!(
            with("\"weight\"", "\"role\": \"aside\", \"weight\""),
            told(4, UnreadFault::Unknown, "aside")
        );
        assert_eq!(with("]", "").1, UnreadFault::Syntax);
        assert_eq!(unread(""), (1, UnreadFault::Syntax, None));
    }
}
