//! What a member writes beside a mark: a comment that the applicant may read, and a note that nobody else reads.

use sqlx::SqliteConnection;

use super::model::EvaluationAct;
use super::rows::{self, Own};
use crate::dossier;
use crate::error::{Error, Result};
use crate::grid::Grid;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Writes the acting member's comment and private note on a criterion, or the comment on the whole dossier (without a
/// criterion; there is no private note then). Empty texts clear.
pub async fn comment(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    criterion: Option<&str>,
    comment: &str,
    private_note: &str,
) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let head = dossier::head(&mut *store.read().await?, dossier).await?;
    let operation = head.operation(OperationName::MarkComment).with("criterion", criterion);
    let mut change = store.begin(operation, caller).await?;
    let own = rows::writable(&mut change, &head, member).await?;
    // The comment is part of the sheet: once handed in it does not change either.
    let (sheet, _) = rows::sheet(&mut change, own.id).await?;
    let version = rows::version_of(&mut change, dossier).await?;
    rows::apply(
        &mut change,
        &own,
        EvaluationAct::Mark,
        sheet.is_blank(),
        Some(version.id),
    )
    .await?;
    match criterion {
        Some(criterion) => on_criterion(&mut change, &version.grid, &own, criterion, comment, private_note).await?,
        None if private_note.is_empty() => on_dossier(&mut change, &own, comment).await?,
        None => return Err(Error::invalid("private_note", "unexpected")),
    }
    change.commit().await
}

async fn on_dossier(connection: &mut SqliteConnection, own: &Own, comment: &str) -> Result<()> {
    sqlx::query("update evaluation set comment = ? where id = ?")
        .bind(comment)
        .bind(own.id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

async fn on_criterion(
    connection: &mut SqliteConnection,
    grid: &Grid,
    own: &Own,
    criterion: &str,
    comment: &str,
    private_note: &str,
) -> Result<()> {
    if grid.criterion(criterion).is_none() {
        return Err(Error::invalid("criterion", "unknown"));
    }
    sqlx::query(include_str!("comment.sql"))
        .bind(own.id.to_string())
        .bind(criterion)
        .bind(comment)
        .bind(private_note)
        .execute(connection)
        .await?;
    Ok(())
}
