//! Who may look at a dossier. The secretariat sees all; a member declares an interest, or none, before anything opens, and sees
//! nothing at all of a dossier they are recused from.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use crate::document::{DocumentKind, MediaType};
use crate::error::{Denial, Error, Result};
use crate::id::{CallId, DocumentId, DossierId, MemberId};
use crate::journal::Actor;
use crate::stored::word;

/// What a member said of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Involvement {
    /// Declared, and takes part.
    TakesPart,
    /// Takes no part.
    Recused,
    /// Has not declared anything yet.
    Undeclared,
}

/// Fails unless this actor may look into the dossier.
///
/// # Errors
/// [`Error::NotAllowed`] `recused` or `undeclared`.
pub async fn require(connection: &mut SqliteConnection, actor: Actor, dossier: DossierId) -> Result<()> {
    let Actor::Member(member) = actor else { return Ok(()) };
    let recused: Option<bool> =
        sqlx::query_scalar("select recused from interest where member_id = ? and dossier_id = ?")
            .bind(member.to_string())
            .bind(dossier.to_string())
            .fetch_optional(connection)
            .await?;
    match recused {
        Some(false) => Ok(()),
        Some(true) => Err(Error::NotAllowed {
            reason: Denial::Recused,
        }),
        None => Err(Error::NotAllowed {
            reason: Denial::Undeclared,
        }),
    }
}

/// Where a member stands on the dossiers of a call; a dossier that is not in the map is undeclared.
pub async fn involvements(
    connection: &mut SqliteConnection,
    member: MemberId,
    call: CallId,
) -> Result<BTreeMap<DossierId, Involvement>> {
    let rows = sqlx::query(include_str!("involvements.sql"))
        .bind(member.to_string())
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let involvement = if row.try_get("recused")? {
                Involvement::Recused
            } else {
                Involvement::TakesPart
            };
            Ok((word(row, "dossier_id")?, involvement))
        })
        .collect()
}

/// Whether a member may open a document of this kind: bank details are for the secretariat alone.
pub const fn members_may_read(kind: DocumentKind) -> bool {
    !matches!(kind, DocumentKind::BankDetails)
}

/// A document for somebody who wants to open it: SHA-256 of its content, what its bytes are, the name shown.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::NotAllowed`] `recused`, `undeclared`, or `staff_only` for bank details.
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
    require(connection, actor, word(&row, "dossier_id")?).await?;
    if !members_may_read(word(&row, "kind")?) {
        actor.require_secretariat()?;
    }
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
