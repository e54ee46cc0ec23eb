//! What a document is, where it belongs, and what is not asked for.

use sqlx::{Row, SqliteConnection};

use super::head::{DossierHead, head};
use crate::document::DocumentKind;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{DocumentId, DossierId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::word;

/// Says what a document is.
pub async fn classify_document(store: &Store, caller: &Caller, id: DocumentId, kind: DocumentKind) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::DocumentClassify, async |act| {
            let (dossier, name) = heading(act, id).await?;
            dossier.name_in(act).says("document", name).says("kind", kind.as_str());
            sqlx::query("update document set kind = ? where id = ?")
                .bind(kind.as_str())
                .bind(id.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Moves a document to another dossier of the same call.
///
/// # Errors
/// [`Error::RuleBroken`] `other_call` or `already_there`.
pub async fn move_document(store: &Store, caller: &Caller, id: DocumentId, to: DossierId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::DocumentMove, async |act| {
            let (from, name) = heading(act, id).await?;
            let target = head(act, to).await?;
            from.name_in(act).says("document", name).says("to", target.number);
            if target.call != from.call {
                return Err(Error::rule(BrokenRule::OtherCall));
            }
            if holds_content_of(act, to, id).await? {
                return Err(Error::rule(BrokenRule::AlreadyThere));
            }
            // The mail that brought it stays with the dossier it was sent for.
            sqlx::query("update document set dossier_id = ?, message_id = null where id = ?")
                .bind(to.to_string())
                .bind(id.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Does not ask for a required document, and says why (it is held already, it does not apply).
pub async fn waive(store: &Store, caller: &Caller, id: DossierId, kind: DocumentKind, motive: &str) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let motive = motive.trim();
    if motive.is_empty() {
        return Err(Error::invalid("motive", InputFault::Empty));
    }
    let ((), receipt) = store
        .act(caller, OperationName::DocumentWaive, async |act| {
            head(act, id).await?.name_in(act).says("kind", kind.as_str());
            sqlx::query(include_str!("waive.sql"))
                .bind(id.to_string())
                .bind(kind.as_str())
                .bind(motive)
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// The dossier of a document, and the document's name.
async fn heading(connection: &mut SqliteConnection, id: DocumentId) -> Result<(DossierHead, String)> {
    let row = sqlx::query("select dossier_id, name from document where id = ?")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found("document", id))?;
    Ok((head(connection, word(&row, "dossier_id")?).await?, row.try_get("name")?))
}

async fn holds_content_of(connection: &mut SqliteConnection, dossier: DossierId, document: DocumentId) -> Result<bool> {
    Ok(sqlx::query_scalar(include_str!("holds_content.sql"))
        .bind(dossier.to_string())
        .bind(document.to_string())
        .fetch_one(connection)
        .await?)
}
