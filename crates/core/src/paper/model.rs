//! What a paper is.

use crate::document::Sha;
use crate::id::DossierId;
use crate::words::words;

words! {
    /// Language of a paper.
    PaperLanguage in "paper.language" {
        /// French, the reference.
        Fr = "fr",
        /// English.
        En = "en",
    }
}

words! {
    /// What a paper is.
    PaperKind in "paper.kind" {
        /// Procès-verbal.
        Minutes = "minutes",
        /// Relevé de décisions.
        DecisionRecord = "decision_record",
        /// Ranking.
        Ranking = "ranking",
        /// Feuille d'émargement.
        AttendanceSheet = "attendance_sheet",
        /// Letter: receipt acknowledged.
        Acknowledgement = "acknowledgement",
        /// Letter: documents are missing.
        RequestForDocuments = "request_for_documents",
        /// Letter: inadmissible.
        Inadmissible = "inadmissible",
        /// Letter: ineligible.
        Ineligible = "ineligible",
        /// Letter: off-topic.
        OffTopic = "off_topic",
        /// Letter: invitation to the hearing.
        HearingInvitation = "hearing_invitation",
        /// Letter: selected.
        Laureate = "laureate",
        /// Letter: selected with reservations.
        SelectedWithReservations = "selected_with_reservations",
        /// Letter: deferred.
        Deferred = "deferred",
        /// Letter: on the reserve list.
        Waitlisted = "waitlisted",
        /// Letter: rejected.
        Rejected = "rejected",
        /// Letter: redirected, to another scheme at the relevance check or to another funder by the committee.
        Redirected = "redirected",
        /// Letter of support, in the place of a label.
        LetterOfSupport = "letter_of_support",
        /// Fiche de retour: what the evaluation says by criterion, for the applicant.
        FeedbackSheet = "feedback_sheet",
    }
}

/// A paper just set, its bytes already kept by hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPaper {
    /// What it is.
    pub kind: PaperKind,
    /// Its language.
    pub language: PaperLanguage,
    /// For anybody who asks, personal data and secrets masked; otherwise for members and staff.
    pub communicable: bool,
    /// The dossier that it is about.
    pub dossier: Option<DossierId>,
    /// Its file name.
    pub name: String,
    /// The hash of its bytes.
    pub sha256: Sha,
}
