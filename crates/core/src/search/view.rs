//! What a search finds.

use serde::Serialize;

use crate::id::{DocumentId, DossierId};

/// Something that holds the words looked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SearchHit {
    /// The dossier.
    pub dossier_id: DossierId,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its applicant.
    pub applicant: String,
    /// Where the words stand: `dossier`, `message`, `decision`, `departure`, `document` or `page`.
    pub part: String,
    /// The document, for a name or a page.
    pub document_id: Option<DocumentId>,
    /// The name of the document.
    pub document: Option<String>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// The text around the words.
    pub excerpt: String,
}
