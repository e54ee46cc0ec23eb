//! What a member writes beside a mark: a comment that the applicant may read, and a note that nobody else reads.

use sqlx::SqliteConnection;

use super::rows::{self, Own};
use crate::error::{Error, InputFault, Result};
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Writes the acting member's comment and private note on a criterion, or the comment on the whole dossier (without a
/// criterion; there is no private note then). Empty texts clear. A comment fixes the version of the grid as a mark does.
pub async fn comment(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    criterion: Option<&str>,
    comment: &str,
    private_note: &str,
) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    if criterion.is_none() && !private_note.is_empty() {
        return Err(Error::invalid("private_note", InputFault::Unexpected));
    }
    let ((), receipt) = store
        .act(caller, OperationName::MarkComment, async |act| {
            let own = rows::writable(act, dossier, member).await?;
            own.dossier.name_in(act).says("criterion", criterion);
            // A comment is part of the evaluation: once handed in it does not change either.
            let mut next = own.marked(own.blank)?;
            match criterion {
                Some(criterion) => on_criterion(act, &own, criterion, comment, private_note).await?,
                None => comment.clone_into(&mut next.comment),
            }
            rows::write(act, &own, &next).await
        })
        .await?;
    Ok(receipt)
}

async fn on_criterion(
    connection: &mut SqliteConnection,
    own: &Own,
    criterion: &str,
    comment: &str,
    private_note: &str,
) -> Result<()> {
    if own.version.grid.question(criterion).is_none() {
        return Err(Error::invalid("criterion", InputFault::Unknown));
    }
    sqlx::query(include_str!("comment.sql"))
        .bind(own.stored.id.to_string())
        .bind(criterion)
        .bind(comment)
        .bind(private_note)
        .execute(connection)
        .await?;
    Ok(())
}
