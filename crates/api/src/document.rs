//! Documents: what they are, where they belong, their text, their bytes.

use std::path::PathBuf;

use palmares_core::document::{DocumentKind, MediaType, Preview, Sha};
use palmares_core::dossier::{self, MailPlace, MailView};
use palmares_core::error::Result;
use palmares_core::id::{DocumentId, DossierId, PaperId};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Says what a document is.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentClassifyRequest {
    /// Which document.
    pub document_id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
}

/// Moves a document to another dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentMoveRequest {
    /// Which document.
    pub document_id: DocumentId,
    /// To which dossier.
    pub dossier_id: DossierId,
}

/// Does not ask for a required document.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentWaiveRequest {
    /// Of which dossier.
    pub dossier_id: DossierId,
    /// Which document.
    pub kind: DocumentKind,
    /// Why.
    pub motive: String,
}

/// Asks for a document's text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentTextRequest {
    /// Which document.
    pub document_id: DocumentId,
}

/// A document's text, page by page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DocumentText {
    /// One text for each page.
    pub pages: Vec<String>,
}

/// Asks for a stored mail as text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentMailRequest {
    /// Which mail.
    pub mail: MailPlace,
}

/// Asks for what of a document can be read without its program.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentPreviewRequest {
    /// Which document.
    pub document_id: DocumentId,
}

/// The bytes of a document or a paper, for the viewer: by identifier in, by path out, never the other way round.
#[derive(Debug, Clone)]
pub struct Content {
    /// Where they are.
    pub path: PathBuf,
    /// Their media type (`application/pdf`).
    pub media_type: String,
    /// The name to show.
    pub name: String,
}

/// Says what a document is.
pub async fn document_classify(
    host: &Host,
    asker: &Asker,
    request: DocumentClassifyRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::classify_document(&open.store, &caller, request.document_id, request.kind).await?)
}

/// Moves a document to another dossier.
pub async fn document_move(host: &Host, asker: &Asker, request: DocumentMoveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::move_document(&open.store, &caller, request.document_id, request.dossier_id).await?)
}

/// Does not ask for a required document.
pub async fn document_waive(host: &Host, asker: &Asker, request: DocumentWaiveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::waive(&open.store, &caller, request.dossier_id, request.kind, &request.motive).await?)
}

/// A document's text.
pub async fn document_text(host: &Host, asker: &Asker, request: DocumentTextRequest) -> Result<DocumentText, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let actor = caller.actor();
    let mut connection = open.store.read().await?;
    Ok(DocumentText {
        pages: dossier::document_pages(&mut connection, actor, request.document_id).await?,
    })
}

/// A stored mail as text, with where its attachments are kept.
pub async fn document_mail(host: &Host, asker: &Asker, request: DocumentMailRequest) -> Result<MailView, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::read_mail(&open.store, host.extractor(), caller.actor(), request.mail).await?)
}

/// What of a spreadsheet or a text can be read without its program.
pub async fn document_preview(
    host: &Host,
    asker: &Asker,
    request: DocumentPreviewRequest,
) -> Result<Preview, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(dossier::read_preview(&open.store, host.extractor(), caller.actor(), request.document_id).await?)
}

/// What the viewer is told of the bytes: a document that it cannot show is bytes to save, never a page to render.
fn mime(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Pdf => "application/pdf",
        MediaType::Png => "image/png",
        MediaType::Jpeg => "image/jpeg",
        MediaType::Text => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The bytes behind an identifier of a document or of a paper, if the one who asks may read them.
pub async fn content(host: &Host, asker: &Asker, id: &str) -> Result<Content, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let actor = caller.actor();
    let mut connection = open.store.read().await?;
    let document = dossier::document_for(&mut connection, actor, id.parse::<DocumentId>()?).await;
    let (sha256, media_type, name) = match document {
        Ok((sha256, media_type, name)) => (sha256, mime(media_type).to_owned(), name),
        Err(palmares_core::error::Error::NotFound { .. }) => {
            let paper = crate::paper::stored(&mut connection, actor, id.parse::<PaperId>()?).await?;
            (paper.sha256, "application/pdf".to_owned(), paper.name)
        }
        Err(error) => return Err(error.into()),
    };
    let path = open.whole(&sha256.parse::<Sha>()?).await?;
    Ok(Content { path, media_type, name })
}
