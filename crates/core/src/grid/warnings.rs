//! What the author of a grid should look at, without anything being wrong.

use serde::Serialize;

use super::criterion::{Criterion, Role};
use super::model::{Condition, Grid};
use super::scoring::extent;

/// Beyond so many questions members mark from the total backwards (study of French local action groups).
const COMFORTABLE: usize = 8;
/// One criterion of more than this part of the weights decides alone.
const HALF: u64 = 2;

/// Something that holds together and deserves a look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// More questions than members answer with care.
    ManyQuestions {
        /// How many there are.
        questions: usize,
        /// How many are comfortable.
        comfortable: usize,
    },
    /// Nothing says what the levels of a question mean.
    NoDescriptors {
        /// Code of the question.
        criterion: String,
    },
    /// It is marked and changes nothing: no weight, and no floor.
    NoEffect {
        /// Code of the criterion.
        criterion: String,
    },
    /// It weighs more than all others together.
    Dominant {
        /// Code of the criterion.
        criterion: String,
    },
    /// Only full marks reach this floor or this condition.
    FullMarksOnly {
        /// Code of the criterion.
        criterion: String,
    },
    /// The overall threshold is the full score.
    FullScoreOnly,
    /// A condition asks for more members than must evaluate a dossier.
    MoreMembersThanAsked {
        /// How many it asks for.
        at_least: u32,
        /// How many evaluations are enough.
        evaluations: u32,
    },
}

impl Grid {
    /// What deserves a look, the grid as a whole first, then in the order of its criteria.
    pub fn warnings(&self) -> Vec<Warning> {
        let questions = self.questions();
        let mut found = vec![];
        if questions.len() > COMFORTABLE {
            found.push(Warning::ManyQuestions {
                questions: questions.len(),
                comfortable: COMFORTABLE,
            });
        }
        if self
            .overall_threshold
            .is_some_and(|threshold| threshold.exact() == super::Exact::whole(self.score_out_of))
        {
            found.push(Warning::FullScoreOnly);
        }
        found.extend(
            self.conditions
                .iter()
                .filter_map(|condition| self.beyond_members(condition)),
        );
        for criterion in self.all() {
            let named = |warning: fn(String) -> Warning| warning(criterion.code.clone());
            if !criterion.is_category() && criterion.descriptors.is_empty() && !says_itself(criterion) {
                found.push(named(|criterion| Warning::NoDescriptors { criterion }));
            }
            if self.needs_full_marks(criterion) {
                found.push(named(|criterion| Warning::FullMarksOnly { criterion }));
            }
        }
        found.extend(
            self.criteria
                .iter()
                .filter_map(|criterion| self.weighs_oddly(criterion)),
        );
        found
    }

    fn needs_full_marks(&self, criterion: &Criterion) -> bool {
        let highest = extent(self, criterion).map(|extent| extent.maximum).ok();
        let reached = |floor: super::Score| Some(floor.exact()) == highest;
        let asked = self.conditions.iter().any(|condition| match condition {
            Condition::Reach { criteria, floor, .. } => criteria.contains(&criterion.code) && reached(*floor),
            Condition::Agree { .. } | Condition::Envelope { .. } => false,
        });
        !says_itself(criterion) && (asked || criterion.floor.is_some_and(reached))
    }

    fn weighs_oddly(&self, criterion: &Criterion) -> Option<Warning> {
        let named = criterion.code.clone();
        let conditions = self.conditions.iter().any(|condition| match condition {
            Condition::Reach { criteria, .. } | Condition::Agree { criteria, .. } => {
                criterion.family().iter().any(|one| criteria.contains(&one.code))
            }
            Condition::Envelope { .. } => false,
        });
        let floors = criterion.family().iter().any(|one| one.floor.is_some());
        let weighs = criterion.role != Role::Apart && criterion.weight > 0;
        if !weighs && !floors && !conditions {
            return Some(Warning::NoEffect { criterion: named });
        }
        let alone = criterion.role == Role::Counted && u64::from(criterion.weight) * HALF > self.total_weight();
        (alone && self.counted().count() > 1).then_some(Warning::Dominant { criterion: named })
    }

    fn beyond_members(&self, condition: &Condition) -> Option<Warning> {
        match condition {
            Condition::Agree { at_least, .. } if *at_least > self.min_evaluations => {
                Some(Warning::MoreMembersThanAsked {
                    at_least: *at_least,
                    evaluations: self.min_evaluations,
                })
            }
            _ => None,
        }
    }
}

/// Words say what they mean.
fn says_itself(criterion: &Criterion) -> bool {
    criterion.scale.as_ref().is_some_and(|scale| scale.words().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::scoring::tests::grid;

    fn named(code: &str) -> String {
        code.to_owned()
    }

    #[test]
    fn more_than_eight_questions_are_said() {
        let many = Warning::ManyQuestions {
            questions: 9,
            comfortable: 8,
        };
        assert!(grid(&[10; 9]).warnings().contains(&many));
        assert!(
            !grid(&[10; 8])
                .warnings()
                .iter()
                .any(|warning| matches!(warning, Warning::ManyQuestions { .. }))
        );
    }

    #[test]
    fn what_has_no_effect_and_what_decides_alone_is_said() {
        let mut grid = grid(&[60, 40, 0]);
        let odd = |grid: &Grid| -> Vec<_> {
            let warnings = grid.warnings().into_iter();
            warnings
                .filter(|warning| !matches!(warning, Warning::NoDescriptors { .. }))
                .collect()
        };
        assert_eq!(
            odd(&grid),
            [
                Warning::Dominant { criterion: named("C1") },
                Warning::NoEffect { criterion: named("C3") }
            ]
        );
        grid.criteria[2].floor = "5".parse().ok();
        grid.overall_threshold = "100".parse().ok();
        assert_eq!(
            odd(&grid),
            [
                Warning::FullScoreOnly,
                Warning::FullMarksOnly { criterion: named("C3") },
                Warning::Dominant { criterion: named("C1") }
            ]
        );
    }

    #[test]
    fn a_question_without_descriptors_is_said() {
        assert_eq!(grid(&[50, 50]).warnings().len(), 2);
    }

    #[test]
    fn a_condition_on_more_members_than_must_evaluate_is_said() {
        let mut grid = grid(&[50, 50]);
        grid.conditions = vec![Condition::Agree {
            criteria: vec![named("C1")],
            level: super::super::Steps(6),
            at_least: 3,
        }];
        assert!(grid.warnings().contains(&Warning::MoreMembersThanAsked {
            at_least: 3,
            evaluations: 2
        }));
    }
}
