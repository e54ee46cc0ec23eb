//! Codes as people type them: without heed of case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::criterion::Criterion;
use super::model::Grid;

/// The form in which two codes are the same to whoever types them.
pub(super) fn folded(code: &str) -> String {
    let plain = code.trim().nfkd().filter(|letter| !is_combining_mark(*letter));
    plain.flat_map(char::to_lowercase).collect()
}

impl Grid {
    /// The question that a typed code means: the one that is written so, else the one that is but for case and accents.
    pub fn question_typed(&self, typed: &str) -> Option<&Criterion> {
        let alike = |one: &&Criterion| folded(&one.code) == folded(typed);
        self.question(typed.trim())
            .or_else(|| self.questions().into_iter().find(alike))
    }
}
