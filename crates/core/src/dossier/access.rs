//! Opening documents: whoever sees a dossier's content opens them, and the secretariat alone its bank details and what may hold them.

use sqlx::{Row, SqliteConnection};

use crate::document::{DocumentKind, MediaType};
use crate::error::{Error, Result};
use crate::id::DocumentId;
use crate::journal::Actor;
use crate::sight::{self, Matter};
use crate::stored::word;

/// What a document of this kind falls under, whatever it is made of.
pub(super) const fn matter_of_kind(kind: DocumentKind) -> Matter {
    match kind {
        DocumentKind::BankDetails => Matter::Office,
        _ => Matter::Content,
    }
}

/// What a document falls under. An archive holds what came with it, bank details too; what of it serves to judge a dossier was
/// taken out at the intake and stands beside it.
pub const fn matter(kind: DocumentKind, media_type: MediaType) -> Matter {
    match media_type {
        MediaType::Zip | MediaType::Wrapped => Matter::Office,
        _ => matter_of_kind(kind),
    }
}

/// What its bytes fall under, where they leave as they are: a mail holds what is attached to it, while reading it here shows each
/// part to whom that part is open.
pub const fn matter_of_bytes(kind: DocumentKind, media_type: MediaType) -> Matter {
    match media_type {
        MediaType::Mail => Matter::Office,
        _ => matter(kind, media_type),
    }
}

/// A document for somebody who wants to open it: SHA-256 of its content, what its bytes are, the name shown.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::NotAllowed`] for whoever does not see the [matter of its bytes](matter_of_bytes).
pub async fn document_for(
    connection: &mut SqliteConnection,
    actor: Actor,
    id: DocumentId,
) -> Result<(String, MediaType, String)> {
    let row = sqlx::query("select dossier_id, sha256, media_type, name, kind from document where id = ?")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found("document", id))?;
    let standing = sight::standing(connection, actor, word(&row, "dossier_id")?).await?;
    standing.may_see(Matter::Content)?;
    standing.may_see(matter_of_bytes(word(&row, "kind")?, word(&row, "media_type")?))?;
    Ok((row.try_get("sha256")?, word(&row, "media_type")?, row.try_get("name")?))
}

/// The text of a document, page by page; empty as long as it has none. The same people may read it as may open it.
pub async fn document_pages(connection: &mut SqliteConnection, actor: Actor, id: DocumentId) -> Result<Vec<String>> {
    let (sha256, ..) = document_for(connection, actor, id).await?;
    Ok(
        sqlx::query_scalar("select text from page_text where sha256 = ? order by page")
            .bind(sha256)
            .fetch_all(connection)
            .await?,
    )
}
