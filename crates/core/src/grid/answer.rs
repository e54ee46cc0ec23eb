//! What one member answers to one criterion.

use serde::{Deserialize, Serialize};

use super::scale::Steps;

/// An answer: a mark, or that the criterion does not concern the dossier. A blank is the absence of an answer, never a zero.
///
/// In JSON a mark is its number of steps and the other answer is the word `"not_applicable"`, in the database, on the wire and
/// in every file that carries marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(untagged)]
pub enum Answer {
    /// A mark on the criterion's scale.
    Mark(Steps),
    /// « Non concerné », where the criterion allows it: the weights of the others take its place.
    NotApplicable(NotApplicable),
}

/// The one word that says that a criterion does not concern a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotApplicable {
    /// Its only value.
    NotApplicable,
}

/// What stands for « non concerné » in the one column of an answer: beyond every scale, so that it is never a mark. One column,
/// because two (a mark, and whether there is none to give) could be merged from two devices into both at once.
const STORED_NOT_APPLICABLE: u16 = u16::MAX;

impl Answer {
    /// « Non concerné ».
    pub const NOT_APPLICABLE: Self = Self::NotApplicable(NotApplicable::NotApplicable);

    /// The answer as a column holds it: its steps, or a number beyond every scale.
    pub fn stored(self) -> u16 {
        match self {
            Self::Mark(steps) => steps.0,
            Self::NotApplicable(_) => STORED_NOT_APPLICABLE,
        }
    }

    /// The answer that a column holds.
    pub fn from_stored(stored: u16) -> Self {
        if stored == STORED_NOT_APPLICABLE {
            Self::NOT_APPLICABLE
        } else {
            Self::Mark(Steps(stored))
        }
    }

    /// The mark, when it is one.
    pub fn steps(self) -> Option<Steps> {
        match self {
            Self::Mark(steps) => Some(steps),
            Self::NotApplicable(_) => None,
        }
    }
}

impl From<Steps> for Answer {
    fn from(steps: Steps) -> Self {
        Self::Mark(steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_written_as_its_steps_and_the_other_answer_as_its_word() {
        let written = |answer: Option<Answer>| serde_json::to_string(&answer).unwrap();
        assert_eq!(written(Some(Steps(7).into())), "7");
        assert_eq!(written(Some(Answer::NOT_APPLICABLE)), "\"not_applicable\"");
        assert_eq!(written(None), "null");
        for answer in [Some(Steps(0).into()), Some(Answer::NOT_APPLICABLE), None] {
            assert_eq!(
                serde_json::from_str::<Option<Answer>>(&written(answer)).unwrap(),
                answer
            );
        }
    }

    #[test]
    fn an_answer_survives_its_column() {
        for answer in [
            Answer::Mark(Steps(0)),
            Answer::Mark(Steps(1_000)),
            Answer::NOT_APPLICABLE,
        ] {
            assert_eq!(Answer::from_stored(answer.stored()), answer);
        }
    }

    #[test]
    fn what_is_neither_is_refused() {
        for text in ["\"non\"", "3.5", "-1", "\"7\"", "true", "{}"] {
            assert!(serde_json::from_str::<Answer>(text).is_err(), "{text}");
        }
    }
}
