//! What a paper is.

use serde::{Deserialize, Serialize};

use crate::document::Sha;
use crate::error::{Error, Result};
use crate::id::DossierId;

/// Language of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PaperLanguage {
    /// French, the reference.
    Fr,
    /// English.
    En,
}

impl PaperLanguage {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

macro_rules! paper_kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// What a paper is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum PaperKind {
            $($(#[$doc])* $name,)+
        }

        impl PaperKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stored word.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }
        }

        impl std::str::FromStr for PaperKind {
            type Err = Error;

            fn from_str(word: &str) -> Result<Self> {
                match word {
                    $($word => Ok(Self::$name),)+
                    _ => Err(Error::stored_value("paper.kind", word)),
                }
            }
        }
    };
}

paper_kinds! {
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
