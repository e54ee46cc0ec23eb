//! The words of a decision; what is typed and read stands in `view`.

pub use crate::call::vocabulary::DecisionKind;
use crate::dossier::DossierEvent;
use crate::error::{Error, InputFault, Result};
pub use crate::session::bring_back::ReopeningReason;
use crate::words::words;

words! {
    /// How the committee expressed itself.
    VoteMode in "decision.mode" {
        /// Nobody objected; nothing is counted.
        Consensus = "consensus",
        /// À main levée.
        ShowOfHands = "show_of_hands",
        /// Scrutin secret: only counts are kept.
        SecretBallot = "secret_ballot",
    }
}

/// What a decision does to its dossier.
///
/// A committee does not redirect: that is the secretariat's act at the relevance gate, before anybody scores.
pub fn event(kind: DecisionKind) -> Result<DossierEvent> {
    match kind {
        DecisionKind::Selected => Ok(DossierEvent::Select),
        DecisionKind::SelectedWithReservations => Ok(DossierEvent::SelectWithReservations),
        DecisionKind::Waitlisted => Ok(DossierEvent::Waitlist),
        DecisionKind::Deferred => Ok(DossierEvent::Defer),
        DecisionKind::Rejected => Ok(DossierEvent::Reject),
        DecisionKind::Dropped => Ok(DossierEvent::Drop),
        DecisionKind::Redirected => Err(Error::invalid("kind", InputFault::Unknown)),
    }
}
