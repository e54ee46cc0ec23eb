//! What a document is, where it belongs, and what is not asked for.

use sqlx::{Row, SqliteConnection};

use super::rows;
use super::write::naming;
use crate::document::DocumentKind;
use crate::error::{Error, Result};
use crate::id::{DocumentId, DossierId};
use crate::journal::{Caller, Operation, OperationName, Receipt};
use crate::store::Store;
use crate::stored::word;

/// Says what a document is.
pub async fn classify_document(store: &Store, caller: &Caller, id: DocumentId, kind: DocumentKind) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let (dossier, name) = heading(store, id).await?;
    let operation = naming(Operation::new(OperationName::DocumentClassify), &dossier)
        .with("document", name)
        .with("kind", kind.as_str());
    let mut change = store.begin(operation, caller).await?;
    // No row is written, and no entry left, when it is that already.
    sqlx::query("update document set kind = ?1 where id = ?2 and kind <> ?1")
        .bind(kind.as_str())
        .bind(id.to_string())
        .execute(&mut *change)
        .await?;
    change.commit().await
}

/// Moves a document to another dossier of the same call.
///
/// # Errors
/// [`Error::RuleBroken`] `other_call` or `already_there`.
pub async fn move_document(store: &Store, caller: &Caller, id: DocumentId, to: DossierId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let (from, name) = heading(store, id).await?;
    let target = {
        let mut connection = store.read().await?;
        rows::load(&mut connection, to).await?
    };
    if target.call_id != from.call_id {
        return Err(Error::rule("other_call"));
    }
    let operation = naming(Operation::new(OperationName::DocumentMove), &from)
        .with("document", name)
        .with("to", target.number);
    let mut change = store.begin(operation, caller).await?;
    if holds_content_of(&mut change, to, id).await? {
        return Err(Error::rule("already_there"));
    }
    // The mail that brought it stays with the dossier it was sent for.
    sqlx::query("update document set dossier_id = ?1, message_id = null where id = ?2")
        .bind(to.to_string())
        .bind(id.to_string())
        .execute(&mut *change)
        .await?;
    change.commit().await
}

/// Does not ask for a required document, and says why (it is held already, it does not apply).
pub async fn waive(store: &Store, caller: &Caller, id: DossierId, kind: DocumentKind, motive: &str) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let motive = motive.trim();
    if motive.is_empty() {
        return Err(Error::invalid("motive", "empty"));
    }
    let mut change = begin_waiver(store, caller, id, kind, true).await?;
    sqlx::query(include_str!("waive.sql"))
        .bind(id.to_string())
        .bind(kind.as_str())
        .bind(motive)
        .execute(&mut *change)
        .await?;
    change.commit().await
}

/// Asks for a document again after all.
pub async fn unwaive(store: &Store, caller: &Caller, id: DossierId, kind: DocumentKind) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let mut change = begin_waiver(store, caller, id, kind, false).await?;
    sqlx::query("delete from waiver where dossier_id = ? and kind = ?")
        .bind(id.to_string())
        .bind(kind.as_str())
        .execute(&mut *change)
        .await?;
    change.commit().await
}

async fn begin_waiver(
    store: &Store,
    caller: &Caller,
    id: DossierId,
    kind: DocumentKind,
    waived: bool,
) -> Result<crate::journal::Act> {
    let dossier = {
        let mut connection = store.read().await?;
        rows::load(&mut connection, id).await?
    };
    let operation = naming(Operation::new(OperationName::DocumentWaive), &dossier)
        .with("kind", kind.as_str())
        .with("waived", waived);
    store.begin(operation, caller).await
}

async fn heading(store: &Store, id: DocumentId) -> Result<(super::model::Dossier, String)> {
    let mut connection = store.read().await?;
    let row = sqlx::query("select dossier_id, name from document where id = ?")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found("document", id))?;
    let dossier = rows::load(&mut connection, word(&row, "dossier_id")?).await?;
    Ok((dossier, row.try_get("name")?))
}

async fn holds_content_of(connection: &mut SqliteConnection, dossier: DossierId, document: DocumentId) -> Result<bool> {
    Ok(sqlx::query_scalar(include_str!("holds_content.sql"))
        .bind(dossier.to_string())
        .bind(document.to_string())
        .fetch_one(connection)
        .await?)
}
