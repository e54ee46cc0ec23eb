//! The words of a decision; what is typed and read stands in `view`.

pub use crate::call::vocabulary::DecisionKind;
use crate::dossier::DossierEvent;
use crate::error::{Error, Result};
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

words! {
    /// Why a decided dossier comes back to the committee.
    ReopeningReason in "decision.reopened_for" {
        /// Something was not known when it was decided.
        NewFact = "new_fact",
        /// The applicant appealed.
        Appeal = "appeal",
        /// A place or money came free for the reserve list.
        PlaceFreed = "place_freed",
        /// The reservations were not lifted in time.
        ReservationsLapsed = "reservations_lapsed",
        /// It had been put off to this session.
        DeferralOver = "deferral_over",
        /// The decision was recorded wrongly.
        Error = "error",
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
        DecisionKind::Redirected => Err(Error::invalid("kind", "unknown")),
    }
}
