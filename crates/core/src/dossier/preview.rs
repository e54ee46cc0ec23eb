//! A spreadsheet or a text of a dossier, read where the dossier is read.

use std::path::Path;

use super::access::document_for;
use crate::document::{ContentStore, Extractor, MediaType, Preview, Sha};
use crate::error::{DocumentFault, Error, Result};
use crate::id::DocumentId;
use crate::journal::Actor;
use crate::store::Store;

/// What of a document can be read without its program: sheets as tables, texts as paragraphs. Whoever may open it may read it so.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::NotAllowed`]; [`Error::DocumentUnreadable`] `no_text` for a format that is not read here, otherwise why
/// reading failed.
pub async fn read_preview(store: &Store, extractor: &Extractor, actor: Actor, id: DocumentId) -> Result<Preview> {
    let (sha256, media_type, name) = document_for(&mut *store.read().await?, actor, id).await?;
    let is_read = matches!(
        media_type,
        MediaType::Xlsx | MediaType::Ods | MediaType::Docx | MediaType::Odt | MediaType::Text
    );
    if !is_read {
        return Err(Error::DocumentUnreadable {
            reason: DocumentFault::NoText,
        });
    }
    let contents = ContentStore::look_at(store.documents());
    let sha256: Sha = sha256.parse()?;
    let content = tokio::task::spawn_blocking(move || {
        contents.whole(&sha256)?;
        contents.read(&sha256)
    });
    let content = content.await.map_err(Error::internal)??;
    let ending = Path::new(&name).extension().unwrap_or_default();
    let is_table = ["csv", "tsv"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    extractor.preview(&content, is_table).await
}
