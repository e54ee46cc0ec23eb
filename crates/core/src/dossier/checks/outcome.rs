//! How a check can end, and where that leads the dossier.

use crate::call::Relevance;
use crate::dossier::lifecycle::DossierEvent;
use crate::dossier::model::DossierState;
use crate::dossier::view::CheckStep;
use crate::error::{Error, Result};
use crate::words::words;

words! {
    /// The outcomes that can be recorded.
    CheckOutcome in "dossier_check.outcome" {
        /// Receipt was acknowledged.
        Acknowledged = "acknowledged",
        /// Every required document is there or waived.
        Complete = "complete",
        /// Documents are asked for.
        AwaitingDocuments = "awaiting_documents",
        /// In time, signed, the only one.
        Admissible = "admissible",
        /// Late, duplicate, unsigned or never completed.
        Inadmissible = "inadmissible",
        /// Every rule is met.
        Eligible = "eligible",
        /// A rule is not met.
        Ineligible = "ineligible",
        /// In line with the objectives.
        Relevant = "relevant",
        /// In line in part: it is heard, and the committee knows.
        PartlyRelevant = "partly_relevant",
        /// Foreign to the objectives.
        OffTopic = "off_topic",
        /// Better served by another scheme, which the motive names.
        Redirected = "redirected",
    }
}

impl From<Relevance> for CheckOutcome {
    fn from(answer: Relevance) -> Self {
        match answer {
            Relevance::Yes => Self::Relevant,
            Relevance::Partly => Self::PartlyRelevant,
            Relevance::No => Self::OffTopic,
        }
    }
}

impl CheckOutcome {
    /// The step it ends.
    pub const fn step(self) -> CheckStep {
        match self {
            Self::Acknowledged => CheckStep::Acknowledgement,
            Self::Complete | Self::AwaitingDocuments => CheckStep::Completeness,
            Self::Admissible | Self::Inadmissible => CheckStep::Admissibility,
            Self::Eligible | Self::Ineligible => CheckStep::Eligibility,
            Self::Relevant | Self::PartlyRelevant | Self::OffTopic | Self::Redirected => CheckStep::Relevance,
        }
    }

    const fn event(self) -> DossierEvent {
        match self {
            Self::Acknowledged => DossierEvent::Acknowledge,
            Self::Complete => DossierEvent::FindComplete,
            Self::AwaitingDocuments => DossierEvent::RequestDocuments,
            Self::Admissible => DossierEvent::FindAdmissible,
            Self::Inadmissible => DossierEvent::FindInadmissible,
            Self::Eligible => DossierEvent::FindEligible,
            Self::Ineligible => DossierEvent::FindIneligible,
            Self::Relevant | Self::PartlyRelevant => DossierEvent::FindRelevant,
            Self::OffTopic => DossierEvent::FindOffTopic,
            Self::Redirected => DossierEvent::Redirect,
        }
    }

    /// What happens to a dossier in this state when the outcome is recorded: documents that arrived meanwhile are received
    /// first, and a refusal that is looked at again is opened first.
    pub fn events(self, state: DossierState) -> Vec<DossierEvent> {
        let first = match (state, self.step()) {
            (DossierState::AwaitingDocuments, CheckStep::Completeness) => Some(DossierEvent::ReceiveDocuments),
            (DossierState::Inadmissible, CheckStep::Completeness)
            | (DossierState::Ineligible, CheckStep::Eligibility)
            | (DossierState::OffTopic | DossierState::Redirected, CheckStep::Relevance) => {
                Some(DossierEvent::ReviseRefusal)
            }
            _ => None,
        };
        first.into_iter().chain([self.event()]).collect()
    }
}

/// The step that a dossier in this state waits for.
pub const fn next_step(state: DossierState) -> Option<CheckStep> {
    match state {
        DossierState::Received => Some(CheckStep::Acknowledgement),
        DossierState::CompletenessCheck | DossierState::AwaitingDocuments => Some(CheckStep::Completeness),
        DossierState::Complete => Some(CheckStep::Admissibility),
        DossierState::EligibilityCheck => Some(CheckStep::Eligibility),
        DossierState::RelevanceReview => Some(CheckStep::Relevance),
        _ => None,
    }
}

/// The stored word of a step.
pub const fn step_word(step: CheckStep) -> &'static str {
    match step {
        CheckStep::Acknowledgement => "acknowledgement",
        CheckStep::Completeness => "completeness",
        CheckStep::Admissibility => "admissibility",
        CheckStep::Eligibility => "eligibility",
        CheckStep::Relevance => "relevance",
    }
}

/// The step of a stored word.
pub fn step_from(word: &str) -> Result<CheckStep> {
    match word {
        "acknowledgement" => Ok(CheckStep::Acknowledgement),
        "completeness" => Ok(CheckStep::Completeness),
        "admissibility" => Ok(CheckStep::Admissibility),
        "eligibility" => Ok(CheckStep::Eligibility),
        "relevance" => Ok(CheckStep::Relevance),
        _ => Err(Error::stored_value("dossier_check.step", word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::lifecycle::next;

    fn leads(state: DossierState, outcome: CheckOutcome) -> Result<DossierState> {
        outcome.events(state).into_iter().try_fold(state, next)
    }

    #[test]
    fn each_step_leads_to_the_next() {
        let mut state = DossierState::Received;
        for outcome in [
            CheckOutcome::Acknowledged,
            CheckOutcome::AwaitingDocuments,
            CheckOutcome::AwaitingDocuments,
            CheckOutcome::Complete,
            CheckOutcome::Admissible,
            CheckOutcome::Eligible,
            CheckOutcome::PartlyRelevant,
        ] {
            assert_eq!(next_step(state), Some(outcome.step()), "{state}");
            state = leads(state, outcome).unwrap();
        }
        assert_eq!(state, DossierState::Shortlisted);
        assert_eq!(next_step(state), None);
    }

    #[test]
    fn a_step_is_not_taken_before_its_turn() {
        for state in [
            DossierState::Received,
            DossierState::CompletenessCheck,
            DossierState::Complete,
        ] {
            assert!(leads(state, CheckOutcome::Eligible).is_err());
            assert!(leads(state, CheckOutcome::Relevant).is_err());
        }
        assert!(leads(DossierState::CompletenessCheck, CheckOutcome::Admissible).is_err());
    }

    #[test]
    fn a_refusal_can_be_looked_at_again() {
        assert_eq!(
            leads(DossierState::OffTopic, CheckOutcome::Relevant).unwrap(),
            DossierState::Shortlisted
        );
        assert_eq!(
            leads(DossierState::Ineligible, CheckOutcome::Eligible).unwrap(),
            DossierState::RelevanceReview
        );
        assert_eq!(
            leads(DossierState::Inadmissible, CheckOutcome::Complete).unwrap(),
            DossierState::Complete
        );
        assert_eq!(
            leads(DossierState::Redirected, CheckOutcome::Relevant).unwrap(),
            DossierState::Shortlisted
        );
        assert!(leads(DossierState::Withdrawn, CheckOutcome::Complete).is_err());
    }

    #[test]
    fn steps_keep_their_words() {
        for outcome in CheckOutcome::ALL {
            assert_eq!(step_from(step_word(outcome.step())).unwrap(), outcome.step());
            assert_eq!(serde_json::to_value(outcome.step()).unwrap(), step_word(outcome.step()));
        }
    }
}
