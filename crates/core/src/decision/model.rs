//! The words of a decision; what is typed and read stands in `view`.

pub use crate::call::vocabulary::DecisionKind;
use crate::dossier::DossierEvent;
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
pub const fn event(kind: DecisionKind) -> DossierEvent {
    match kind {
        DecisionKind::Selected => DossierEvent::Select,
        DecisionKind::SelectedWithReservations => DossierEvent::SelectWithReservations,
        DecisionKind::LetterOfSupport => DossierEvent::SupportByLetter,
        DecisionKind::Waitlisted => DossierEvent::Waitlist,
        DecisionKind::Deferred => DossierEvent::Defer,
        DecisionKind::Rejected => DossierEvent::Reject,
        DecisionKind::Dropped => DossierEvent::Drop,
        DecisionKind::Redirected => DossierEvent::Redirect,
    }
}
