//! The way of a dossier from its receipt to the decision, as a pure function: state and act give the next state.
//!
//! The order of the steps is that of published procedures: documents, admissibility (time, form, one application), eligibility
//! (who, what, where), relevance, merit. A dossier that fails a step does not reach the next one.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

#[allow(
    clippy::enum_glob_use,
    reason = "the tables below read as the names of the states alone"
)]
use super::model::DossierState::{self, *};

/// What can happen to a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DossierEvent {
    /// The application arrives.
    Receive,
    /// Its receipt is acknowledged.
    Acknowledge,
    /// Missing documents are asked for.
    RequestDocuments,
    /// Documents that were asked for arrive.
    ReceiveDocuments,
    /// Every required document is there or waived.
    FindComplete,
    /// In time, signed, the only application for the project.
    FindAdmissible,
    /// Late, duplicate, unsigned, or the date for sending documents passed without them.
    FindInadmissible,
    /// Every rule is met.
    FindEligible,
    /// A rule is not met.
    FindIneligible,
    /// In line with the call's objectives.
    FindRelevant,
    /// Foreign to them.
    FindOffTopic,
    /// Better served by another scheme, or by another funder once the committee has seen it.
    Redirect,
    /// A refusal before the committee is looked at again, by the secretariat or at the committee's wish.
    ReviseRefusal,
    /// Members are assigned to score it.
    Assign,
    /// Enough members have scored it.
    CloseScoring,
    /// Scoring opens again: a late recusal or a mark to correct.
    ReopenScoring,
    /// It is put on a session's agenda.
    Schedule,
    /// It leaves the agenda: session cancelled, quorum failed, item put back.
    Unschedule,
    /// The applicant is invited to be heard.
    Invite,
    /// The applicant is heard.
    RecordHearing,
    /// The applicant does not come.
    RecordAbsence,
    /// The committee begins to deliberate.
    Deliberate,
    /// The committee selects it.
    Select,
    /// The committee selects it under reservations.
    SelectWithReservations,
    /// The committee puts it on the reserve list.
    Waitlist,
    /// The committee puts it off to a later session.
    Defer,
    /// The committee does not select it.
    Reject,
    /// The committee takes no further action.
    Drop,
    /// The committee gives no label, and supports the project by letter.
    SupportByLetter,
    /// The last reservation is lifted.
    LiftReservations,
    /// A decision no longer stands: a new fact, an appeal, a place that comes free, a deferral that is over.
    ReopenDecision,
    /// The applicant withdraws.
    Withdraw,
}

impl DossierEvent {
    /// Every event.
    pub const ALL: &'static [Self] = &[
        Self::Receive,
        Self::Acknowledge,
        Self::RequestDocuments,
        Self::ReceiveDocuments,
        Self::FindComplete,
        Self::FindAdmissible,
        Self::FindInadmissible,
        Self::FindEligible,
        Self::FindIneligible,
        Self::FindRelevant,
        Self::FindOffTopic,
        Self::Redirect,
        Self::ReviseRefusal,
        Self::Assign,
        Self::CloseScoring,
        Self::ReopenScoring,
        Self::Schedule,
        Self::Unschedule,
        Self::Invite,
        Self::RecordHearing,
        Self::RecordAbsence,
        Self::Deliberate,
        Self::Select,
        Self::SelectWithReservations,
        Self::Waitlist,
        Self::Defer,
        Self::Reject,
        Self::Drop,
        Self::SupportByLetter,
        Self::LiftReservations,
        Self::ReopenDecision,
        Self::Withdraw,
    ];

    /// The word of the act in an error.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Acknowledge => "acknowledge",
            Self::RequestDocuments => "request_documents",
            Self::ReceiveDocuments => "receive_documents",
            Self::FindComplete => "find_complete",
            Self::FindAdmissible => "find_admissible",
            Self::FindInadmissible => "find_inadmissible",
            Self::FindEligible => "find_eligible",
            Self::FindIneligible => "find_ineligible",
            Self::FindRelevant => "find_relevant",
            Self::FindOffTopic => "find_off_topic",
            Self::Redirect => "redirect",
            Self::ReviseRefusal => "revise_refusal",
            Self::Assign => "assign",
            Self::CloseScoring => "close_scoring",
            Self::ReopenScoring => "reopen_scoring",
            Self::Schedule => "schedule",
            Self::Unschedule => "unschedule",
            Self::Invite => "invite",
            Self::RecordHearing => "record_hearing",
            Self::RecordAbsence => "record_absence",
            Self::Deliberate => "deliberate",
            Self::Select => "select",
            Self::SelectWithReservations => "select_with_reservations",
            Self::Waitlist => "waitlist",
            Self::Defer => "defer",
            Self::Reject => "reject",
            Self::Drop => "drop",
            Self::SupportByLetter => "support_by_letter",
            Self::LiftReservations => "lift_reservations",
            Self::ReopenDecision => "reopen_decision",
            Self::Withdraw => "withdraw",
        }
    }
}

/// The state after an event.
///
/// # Errors
/// [`Error::WrongState`] when the event is not possible in this state.
pub fn next(from: DossierState, event: DossierEvent) -> Result<DossierState> {
    before_committee(from, event)
        .or_else(|| in_committee(from, event))
        .ok_or_else(|| Error::wrong_state(from, event.as_str()))
}

/// The events possible in a state, for menus and buttons.
pub fn possible(from: DossierState) -> Vec<DossierEvent> {
    DossierEvent::ALL
        .iter()
        .copied()
        .filter(|event| next(from, *event).is_ok())
        .collect()
}

/// Whether the committee has decided and the dossier does not come back to it by itself.
pub const fn is_decided(state: DossierState) -> bool {
    matches!(
        state,
        Selected | SelectedWithReservations | Waitlisted | Rejected | Dropped | RedirectedByCommittee | LetterOfSupport
    )
}

/// Whether marks are being given, or would be again after an assignment or a sheet taken back.
pub const fn is_scored(state: DossierState) -> bool {
    matches!(state, UnderEvaluation | ReadyForCommittee)
}

/// Whether the applicant may still withdraw: any time before the decision, also after a deferral.
pub const fn is_open(state: DossierState) -> bool {
    !is_decided(state) && !matches!(state, Inadmissible | Ineligible | OffTopic | Redirected | Withdrawn)
}

#[allow(
    clippy::match_same_arms,
    reason = "the lines follow the way of a dossier, one step after the other"
)]
fn before_committee(from: DossierState, event: DossierEvent) -> Option<DossierState> {
    use DossierEvent as E;
    Some(match (from, event) {
        (state, E::Withdraw) if is_open(state) => Withdrawn,
        (Draft, E::Receive) => Received,
        (Received, E::Acknowledge) | (AwaitingDocuments, E::ReceiveDocuments) => CompletenessCheck,
        // A deferred dossier may have to be completed before it is seen again.
        (CompletenessCheck | Deferred, E::RequestDocuments) => AwaitingDocuments,
        (CompletenessCheck, E::FindComplete) => Complete,
        (Complete, E::FindAdmissible) => EligibilityCheck,
        // A late or second application is not asked for its missing documents first.
        (CompletenessCheck | AwaitingDocuments | Complete | EligibilityCheck, E::FindInadmissible) => Inadmissible,
        (EligibilityCheck, E::FindEligible) => RelevanceReview,
        (EligibilityCheck, E::FindIneligible) => Ineligible,
        (RelevanceReview, E::FindRelevant) => Shortlisted,
        (RelevanceReview, E::FindOffTopic) => OffTopic,
        (RelevanceReview, E::Redirect) => Redirected,
        (Inadmissible, E::ReviseRefusal) => CompletenessCheck,
        (Ineligible, E::ReviseRefusal) => EligibilityCheck,
        (OffTopic | Redirected, E::ReviseRefusal) => RelevanceReview,
        _ => return None,
    })
}

#[allow(
    clippy::match_same_arms,
    reason = "the lines follow the way of a dossier, one step after the other"
)]
fn in_committee(from: DossierState, event: DossierEvent) -> Option<DossierState> {
    use DossierEvent as E;
    Some(match (from, event) {
        (Shortlisted | Deferred, E::Assign) | (ReadyForCommittee, E::ReopenScoring) => UnderEvaluation,
        (UnderEvaluation, E::CloseScoring) => ReadyForCommittee,
        // An applicant who did not come may be given another session.
        (ReadyForCommittee | NotHeard, E::Schedule) => Scheduled,
        (Scheduled | Invited, E::Unschedule) => ReadyForCommittee,
        (Scheduled, E::Invite) => Invited,
        // Who was taken for absent may still come.
        (Invited | NotHeard, E::RecordHearing) => Heard,
        (Invited, E::RecordAbsence) => NotHeard,
        // Without a hearing in the call, or without the applicant, the committee deliberates on the documents.
        (Scheduled | Heard | NotHeard, E::Deliberate) => InDeliberation,
        (SelectedWithReservations, E::LiftReservations) => Selected,
        // One way back for every decision, a deferral too: the dossier waits for a later session, its marks stand.
        (state, E::ReopenDecision) if is_decided(state) || state == Deferred => ReadyForCommittee,
        (InDeliberation, E::Select) => Selected,
        (InDeliberation, E::SelectWithReservations) => SelectedWithReservations,
        (InDeliberation, E::Waitlist) => Waitlisted,
        (InDeliberation, E::Defer) => Deferred,
        (InDeliberation, E::Reject) => Rejected,
        (InDeliberation, E::Drop) => Dropped,
        (InDeliberation, E::Redirect) => RedirectedByCommittee,
        (InDeliberation, E::SupportByLetter) => LetterOfSupport,
        _ => return None,
    })
}

#[cfg(test)]
#[path = "lifecycle_tests.rs"]
mod tests;
