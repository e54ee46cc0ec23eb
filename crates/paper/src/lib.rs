//! Papers: minutes, decision records, rankings, attendance sheets, letters, sheets to be marked with a pen and sample dossiers as accessible, archivable PDF.
//!
//! A caller fills one of the plain structs (everything computed, nothing formatted), wraps it in [`Paper`] and hands it to a
//! [`Press`]. The prose, the French or English typography and the layout are this crate's. Data reach the typesetter as JSON
//! in a virtual file and are never part of a source, so no text of an applicant can act as markup. Every PDF is PDF/A-2a and
//! PDF/UA-1 at once, and the same paper with the same `made_at` gives the same bytes.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

mod article;
mod attendance;
mod common;
mod compose;
mod decisions;
mod desk;
mod error;
mod evidence;
mod feedback;
mod folio;
mod forms;
mod letter;
mod method;
mod minutes;
mod opinion;
mod press;
mod printable;
mod ranking;
mod sample;
mod sheets;
pub mod typography;

pub use attendance::*;
pub use common::*;
pub use decisions::*;
pub use error::{Diagnostic, PaperError};
pub use evidence::*;
pub use feedback::*;
pub use letter::*;
pub use method::*;
pub use minutes::*;
pub use opinion::*;
pub use press::{Pdf, Press};
pub use ranking::*;
pub use sample::*;
pub use sheets::*;

/// Language of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French, the reference.
    Fr,
    /// English.
    En,
}

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "paper")]
pub enum Paper {
    /// Procès-verbal.
    Minutes(Box<MinutesPaper>),
    /// Relevé de décisions.
    Decisions(Box<DecisionRecordPaper>),
    /// Classement.
    Ranking(Box<RankingPaper>),
    /// Feuille d'émargement.
    Attendance(Box<AttendanceSheetPaper>),
    /// Fiche de retour.
    Feedback(Box<FeedbackPaper>),
    /// Courrier.
    Letter(Box<LetterPaper>),
    /// Fiches à remplir à la main.
    Sheets(Box<SheetsPaper>),
    /// Fictitious dossier.
    SampleDossier(Box<SampleDossierPaper>),
    /// Fictitious attachment.
    SampleAttachment(Box<SampleAttachmentPaper>),
}

impl Paper {
    /// In which words it speaks.
    pub(crate) fn vocabulary(&self) -> Vocabulary {
        match self {
            Self::Minutes(paper) => paper.vocabulary,
            Self::Decisions(paper) => paper.vocabulary,
            Self::Ranking(paper) => paper.vocabulary,
            Self::Feedback(paper) => paper.outcome.vocabulary,
            Self::Letter(paper) => paper.vocabulary,
            Self::Sheets(paper) => paper.vocabulary,
            Self::Attendance(_) | Self::SampleDossier(_) | Self::SampleAttachment(_) => Vocabulary::Award,
        }
    }
}
