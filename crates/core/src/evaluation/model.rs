//! The state of one evaluation: one member, one dossier.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::grid::Sheet;
use crate::id::MemberId;

/// Where the evaluation of one dossier by one member stands. Only [`CellState::Submitted`] can count; recused, abstained
/// and missing are three different states and none is ever a zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Assigned, nothing marked.
    NotStarted,
    /// Being marked; sealed, never counted.
    Draft,
    /// Handed in; counts when complete.
    Submitted,
    /// The member has an interest: sees nothing, counts nowhere, even when marks were given before.
    Recused,
    /// The member gives no opinion.
    Abstained,
    /// Set aside by the secretariat, with its motive; or left unfinished by somebody who left.
    SetAside,
}

impl CellState {
    /// Every state, in the order in which an evaluation usually meets them.
    pub const ALL: [Self; 6] = [
        Self::NotStarted,
        Self::Draft,
        Self::Submitted,
        Self::Recused,
        Self::Abstained,
        Self::SetAside,
    ];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Recused => "recused",
            Self::Abstained => "abstained",
            Self::SetAside => "set_aside",
        }
    }

    /// The state after an act. `blank` tells whether it leaves no mark, which decides where a reopening leads.
    pub fn after(self, act: EvaluationAct, blank: bool) -> Result<Self> {
        let returned = if blank { Self::NotStarted } else { Self::Draft };
        match (self, act) {
            (Self::NotStarted | Self::Draft, EvaluationAct::Mark)
            | (Self::Submitted | Self::Abstained | Self::SetAside, EvaluationAct::Reopen)
            | (Self::Recused, EvaluationAct::LiftRecusal) => Ok(returned),
            (Self::Draft, EvaluationAct::Submit) | (Self::SetAside, EvaluationAct::Reinstate) => Ok(Self::Submitted),
            (Self::NotStarted | Self::Draft, EvaluationAct::Abstain) => Ok(Self::Abstained),
            (Self::Draft | Self::Submitted, EvaluationAct::SetAside) => Ok(Self::SetAside),
            (state, EvaluationAct::Recuse) if state != Self::Recused => Ok(Self::Recused),
            (state, act) => Err(Error::wrong_state(state, act.as_str())),
        }
    }
}

impl fmt::Display for CellState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CellState {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
            .ok_or_else(|| Error::stored_value("evaluation.state", text))
    }
}

/// What can happen to an evaluation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvaluationAct {
    /// A mark is set, changed or cleared.
    Mark,
    /// The member hands the evaluation in.
    Submit,
    /// It is open to its member again: handed in, abstained from or set aside before.
    Reopen,
    /// The member gives no opinion.
    Abstain,
    /// An interest is declared or a recusal imposed, at any time.
    Recuse,
    /// The declaration was an error and is withdrawn.
    LiftRecusal,
    /// The secretariat sets the evaluation aside: it counts nowhere.
    SetAside,
    /// What had been handed in and was set aside counts again.
    Reinstate,
}

impl EvaluationAct {
    /// The word used in errors.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::Submit => "submit",
            Self::Reopen => "reopen",
            Self::Abstain => "abstain",
            Self::Recuse => "recuse",
            Self::LiftRecusal => "lift_recusal",
            Self::SetAside => "set_aside",
            Self::Reinstate => "reinstate",
        }
    }
}

/// One cell of the table dossiers × members, as the arithmetic needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Who scores.
    pub member: MemberId,
    /// Where the evaluation stands.
    pub state: CellState,
    /// The marks, kept even when they do not count.
    pub sheet: Sheet,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_evaluation_goes_from_the_first_mark_to_submission_and_back() {
        let draft = CellState::NotStarted.after(EvaluationAct::Mark, false).unwrap();
        let submitted = draft.after(EvaluationAct::Submit, false).unwrap();
        assert_eq!(submitted, CellState::Submitted);
        assert_eq!(submitted.after(EvaluationAct::Reopen, false).unwrap(), CellState::Draft);
    }

    #[test]
    fn clearing_the_last_mark_makes_the_evaluation_not_started() {
        assert_eq!(
            CellState::Draft.after(EvaluationAct::Mark, true).unwrap(),
            CellState::NotStarted
        );
    }

    #[test]
    fn a_submitted_evaluation_is_not_marked_without_being_reopened() {
        let error = CellState::Submitted.after(EvaluationAct::Mark, false).unwrap_err();
        assert_eq!(error.params()["from"], "submitted");
    }

    #[test]
    fn a_recusal_may_come_late_and_stops_every_other_act() {
        for state in CellState::ALL.into_iter().filter(|state| *state != CellState::Recused) {
            assert_eq!(state.after(EvaluationAct::Recuse, false).unwrap(), CellState::Recused);
        }
        for act in [
            EvaluationAct::Mark,
            EvaluationAct::Submit,
            EvaluationAct::Abstain,
            EvaluationAct::SetAside,
        ] {
            assert!(CellState::Recused.after(act, false).is_err());
        }
    }

    #[test]
    fn what_was_handed_in_and_set_aside_counts_again_as_it_was() {
        let aside = CellState::Submitted.after(EvaluationAct::SetAside, false).unwrap();
        assert_eq!(aside, CellState::SetAside);
        assert!(aside.after(EvaluationAct::Mark, false).is_err());
        assert_eq!(
            aside.after(EvaluationAct::Reinstate, false).unwrap(),
            CellState::Submitted
        );
    }

    #[test]
    fn a_lifted_recusal_gives_the_marks_back_as_a_draft() {
        assert_eq!(
            CellState::Recused.after(EvaluationAct::LiftRecusal, false).unwrap(),
            CellState::Draft
        );
        assert_eq!(
            CellState::Recused.after(EvaluationAct::LiftRecusal, true).unwrap(),
            CellState::NotStarted
        );
    }

    #[test]
    fn an_unknown_stored_state_is_an_error() {
        assert!("finished".parse::<CellState>().is_err());
        for state in CellState::ALL {
            assert_eq!(state.as_str().parse::<CellState>().unwrap(), state);
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
        }
    }
}
