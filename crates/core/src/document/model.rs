//! What a document is, and what became of its text.

use serde::{Deserialize, Serialize};

use crate::error::DocumentFault;
use crate::words::words;

words! {
    /// What a document is for in its dossier: the kinds that calls ask for.
    DocumentKind in "document.kind" {
        /// Formulaire de candidature, usually signed.
        ApplicationForm = "application_form",
        /// Présentation détaillée du projet.
        ProjectDescription = "project_description",
        /// Budget, plan de financement.
        BudgetSheet = "budget_sheet",
        /// Kbis, avis de situation SIRENE, récépissé de déclaration.
        LegalExistence = "legal_existence",
        /// Statuts.
        Bylaws = "bylaws",
        /// Comptes, bilans, liasse fiscale.
        Accounts = "accounts",
        /// Relevé d'identité bancaire.
        BankDetails = "bank_details",
        /// Curriculum vitæ.
        Cv = "cv",
        /// Auto-évaluation by a published referential.
        SelfAssessment = "self_assessment",
        /// Lettre de soutien ou d'engagement d'un tiers.
        SupportLetter = "support_letter",
        /// Attestation fiscale, sociale, sur l'honneur.
        Certificate = "certificate",
        /// Déclaration des aides de minimis.
        DeMinimisDeclaration = "de_minimis_declaration",
        /// Engagement de localisation du siège.
        HqCommitment = "hq_commitment",
        /// Diaporama de présentation.
        PitchDeck = "pitch_deck",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// The format of a file, read from its content and never from its name.
    MediaType in "document.media_type" {
        /// Portable Document Format.
        Pdf = "pdf",
        /// An internet message (RFC 5322), `.eml`.
        Mail = "mail",
        /// PNG image.
        Png = "png",
        /// JPEG image.
        Jpeg = "jpeg",
        /// Office Open XML text.
        Docx = "docx",
        /// Office Open XML spreadsheet.
        Xlsx = "xlsx",
        /// Office Open XML slides.
        Pptx = "pptx",
        /// `OpenDocument` text.
        Odt = "odt",
        /// `OpenDocument` spreadsheet.
        Ods = "ods",
        /// `OpenDocument` slides.
        Odp = "odp",
        /// A ZIP archive that is none of the above.
        Zip = "zip",
        /// Files within something that is not opened: a closed or damaged wrapping of a mail, an archive of another kind.
        Wrapped = "wrapped",
        /// Plain text.
        Text = "text",
        /// A program, whatever its name says: stored, never opened.
        Executable = "executable",
        /// Nothing that is recognised.
        Unknown = "unknown",
    }
}

words! {
    /// What became of a document's text.
    TextState in "content.text_state" {
        /// Not extracted yet.
        Pending = "pending",
        /// Extracted, all of it.
        Ready = "ready",
        /// Extracted in part: the reason says what is missing.
        Partial = "partial",
        /// Read, and it holds no text: a scan, or a blank document.
        Empty = "empty",
        /// Closed by a password.
        Encrypted = "encrypted",
        /// Damaged, or fatal to its reader.
        Failed = "failed",
        /// Longer than the time allowed.
        TimedOut = "timed_out",
        /// Larger than the size allowed.
        TooLarge = "too_large",
        /// A format without text extraction.
        Unsupported = "unsupported",
    }
}

impl TextState {
    /// Whether there is a text to search.
    pub const fn has_text(self) -> bool {
        matches!(self, Self::Ready | Self::Partial)
    }
}

words! {
    /// Why a text is missing or cut short; one sentence each in the interface's catalogue.
    TextReason in "content.reason" {
        /// Pages without any character: an image of text, most often.
        NoTextLayer = "no_text_layer",
        /// The file has no byte at all.
        ZeroBytes = "zero_bytes",
        /// A password is needed, or the encryption is not known.
        PasswordNeeded = "password_needed",
        /// Not a readable file of its format: truncated or corrupt.
        Damaged = "damaged",
        /// The reading process died: out of memory, out of stack.
        WorkerDied = "worker_died",
        /// The processor time allowed was used up.
        CpuBudget = "cpu_budget",
        /// The time allowed went by.
        WallBudget = "wall_budget",
        /// The file is larger than what is read.
        InputBudget = "input_budget",
        /// The text is larger than what is kept.
        OutputBudget = "output_budget",
        /// The format has no text extraction.
        NotTextual = "not_textual",
        /// Fonts that do not tell which characters their glyphs are.
        FontsWithoutUnicode = "fonts_without_unicode",
        /// Some pages are images.
        PagesWithoutText = "pages_without_text",
        /// A form that only certain programs draw (XFA); its values are read, its pages are not.
        DynamicForm = "dynamic_form",
        /// The file holds other files: a portfolio, attachments.
        FilesInside = "files_inside",
        /// The files are inside something that is not opened; they have to be asked for as they are.
        Wrapped = "wrapped",
    }
}

impl From<TextReason> for DocumentFault {
    fn from(reason: TextReason) -> Self {
        match reason {
            TextReason::NoTextLayer
            | TextReason::NotTextual
            | TextReason::FontsWithoutUnicode
            | TextReason::PagesWithoutText
            | TextReason::DynamicForm
            | TextReason::FilesInside
            | TextReason::Wrapped => Self::NoText,
            TextReason::ZeroBytes => Self::ZeroBytes,
            TextReason::PasswordNeeded => Self::PasswordNeeded,
            TextReason::Damaged => Self::Damaged,
            TextReason::WorkerDied
            | TextReason::CpuBudget
            | TextReason::WallBudget
            | TextReason::InputBudget
            | TextReason::OutputBudget => Self::Budget,
        }
    }
}

words! {
    /// The library that read the text.
    Engine in "content.engine" {
        /// hayro-interpret with the layout of this program.
        Hayro = "hayro",
        /// pdf-extract.
        PdfExtract = "pdf_extract",
        /// The characters themselves, for a plain text.
        Plain = "plain",
    }
}

/// How an extraction went: what is stored beside a document and shown under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExtractionReport {
    /// The format, from the content.
    pub media_type: MediaType,
    /// What became of the text.
    pub state: TextState,
    /// Why, when the text is missing or cut short.
    pub reason: Option<TextReason>,
    /// Who read it, when there is a text.
    pub engine: Option<Engine>,
    /// Pages of the document, as far as it could be opened; 0 when unknown.
    pub page_count: u32,
    /// Characters of the text over all pages.
    pub characters: u32,
    /// Whether every page was read; what a page does not tell is in the state and its reason.
    pub complete: bool,
    /// Processor time spent by the reading process, in milliseconds.
    pub cpu_ms: u32,
}

impl ExtractionReport {
    /// Pages read per second of processor time; `None` when nothing was measured. For measurements, never for a rule.
    pub fn pages_per_cpu_second(&self) -> Option<f64> {
        (self.cpu_ms > 0).then(|| f64::from(self.page_count) * 1000.0 / f64::from(self.cpu_ms))
    }

    /// The report of a document whose text is not there.
    pub const fn without_text(media_type: MediaType, state: TextState, reason: TextReason) -> Self {
        Self {
            media_type,
            state,
            reason: Some(reason),
            engine: None,
            page_count: 0,
            characters: 0,
            complete: false,
            cpu_ms: 0,
        }
    }
}

/// A document's text, page by page, with how it was obtained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extraction {
    /// How it went.
    pub report: ExtractionReport,
    /// One text per page in the document's order; a page without text is an empty string.
    pub pages: Vec<String>,
}

impl Extraction {
    /// A document whose text is not there.
    pub const fn without_text(media_type: MediaType, state: TextState, reason: TextReason) -> Self {
        Self {
            report: ExtractionReport::without_text(media_type, state, reason),
            pages: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt;
    use std::str::FromStr;

    use super::*;
    use crate::error::Error;

    #[test]
    fn every_code_is_spelled_alike_on_the_wire_and_in_the_database() {
        fn check<T: Copy + fmt::Display + Serialize + FromStr<Err = Error> + PartialEq + fmt::Debug>(all: &[T]) {
            for &code in all {
                assert_eq!(serde_json::to_string(&code).unwrap(), format!("\"{code}\""));
                assert_eq!(code.to_string().parse::<T>().unwrap(), code);
            }
        }
        check(DocumentKind::ALL);
        check(MediaType::ALL);
        check(TextState::ALL);
        check(TextReason::ALL);
        check(Engine::ALL);
    }

    #[test]
    fn an_unknown_stored_word_is_an_error_and_never_a_default() {
        assert!("brochure".parse::<DocumentKind>().is_err());
        assert!("".parse::<TextState>().is_err());
    }
}
