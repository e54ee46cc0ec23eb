//! The answers of one member on one dossier.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::answer::Answer;
use super::criterion::Criterion;
use super::model::Grid;
use super::scale::Steps;
use crate::error::{Error, InputFault, Result};

/// Answers by code of the question. A blank is absent, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Sheet(BTreeMap<String, Answer>);

impl Sheet {
    /// A sheet with these answers; what is none stays blank.
    pub fn new(answers: impl IntoIterator<Item = (String, Option<Answer>)>) -> Self {
        let given = answers.into_iter();
        Self(given.filter_map(|(code, answer)| Some((code, answer?))).collect())
    }

    /// The answer to a question, or none.
    pub fn answer(&self, code: &str) -> Option<Answer> {
        self.0.get(code).copied()
    }

    /// The mark on a question: none where it is blank or not applicable.
    pub fn mark(&self, code: &str) -> Option<Steps> {
        self.answer(code)?.steps()
    }

    /// The questions without an answer, in the order of the grid.
    pub fn blanks<'grid>(&self, grid: &'grid Grid) -> Vec<&'grid Criterion> {
        let questions = grid.questions().into_iter();
        questions.filter(|one| self.answer(&one.code).is_none()).collect()
    }

    /// Whether every question of the grid has an answer.
    pub fn is_complete(&self, grid: &Grid) -> bool {
        grid.criteria.iter().all(|criterion| self.answers_all_of(criterion))
    }

    fn answers_all_of(&self, criterion: &Criterion) -> bool {
        match criterion.parts.as_slice() {
            [] => self.0.contains_key(&criterion.code),
            parts => parts.iter().all(|part| self.answers_all_of(part)),
        }
    }

    /// Whether some question does not concern the dossier.
    pub fn leaves_out(&self) -> bool {
        self.0.values().any(|answer| *answer == Answer::NOT_APPLICABLE)
    }

    /// Refuses an answer to an unknown question, off its scale or not applicable where that is not allowed (`marks.C1`).
    pub fn validate(&self, grid: &Grid) -> Result<()> {
        for (code, answer) in &self.0 {
            grid.accept(code, *answer)
                .map_err(|fault| Error::invalid(format!("marks.{code}"), fault))?;
        }
        Ok(())
    }
}

/// A sheet as a statement tells it: its answers by code, as [they are stored](Answer::stored). Read straight into a sheet, since a
/// ranking reads thousands of them.
#[derive(Debug)]
pub(crate) struct StoredSheet(pub(crate) Sheet);

impl<'de> Deserialize<'de> for StoredSheet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(StoredAnswers)
    }
}

/// Reads the fields of a [`StoredSheet`].
struct StoredAnswers;

impl<'de> Visitor<'de> for StoredAnswers {
    type Value = StoredSheet;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers by code")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut stored: A) -> Result<StoredSheet, A::Error> {
        let mut answers = BTreeMap::new();
        while let Some((code, answer)) = stored.next_entry()? {
            answers.insert(code, Answer::from_stored(answer));
        }
        Ok(StoredSheet(Sheet(answers)))
    }
}

impl Grid {
    /// Whether one mark stands strictly under the floor of its question.
    pub fn is_below_floor(&self, question: &Criterion, mark: Steps) -> Result<bool> {
        let Some(floor) = question.floor else {
            return Ok(false);
        };
        Ok(self.scale_of(question).points(mark)? < floor.exact())
    }

    /// Whether a question may have this answer, or why not.
    ///
    /// # Errors
    /// [`InputFault::Unknown`] for no question of this code, [`InputFault::Range`] off its scale, [`InputFault::NotApplicable`].
    pub fn accept(&self, code: &str, answer: Answer) -> Result<(), InputFault> {
        let question = self.question(code).ok_or(InputFault::Unknown)?;
        match answer {
            Answer::Mark(mark) if self.scale_of(question).contains(mark) => Ok(()),
            Answer::Mark(_) => Err(InputFault::Range),
            Answer::NotApplicable(_) if question.not_applicable => Ok(()),
            Answer::NotApplicable(_) => Err(InputFault::NotApplicable),
        }
    }
}
