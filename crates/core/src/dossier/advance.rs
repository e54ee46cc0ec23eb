//! The one way in which a dossier's state changes.

use sqlx::SqliteConnection;

use super::lifecycle::{self, DossierEvent};
use super::model::DossierState;
use crate::error::{Error, Result};
use crate::id::DossierId;

/// Applies an event to a dossier and returns its new state. To be called inside a change.
///
/// # Errors
/// [`Error::WrongState`] when the event is not possible now, [`Error::NotFound`].
pub async fn advance(connection: &mut SqliteConnection, id: DossierId, event: DossierEvent) -> Result<DossierState> {
    let state = lifecycle::next(state(connection, id).await?, event)?;
    sqlx::query("update dossier set state = ? where id = ?")
        .bind(state.as_str())
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(state)
}

/// How far a dossier has come.
pub async fn state(connection: &mut SqliteConnection, id: DossierId) -> Result<DossierState> {
    let word: Option<String> = sqlx::query_scalar("select state from dossier where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    word.ok_or_else(|| Error::not_found("dossier", id))?.parse()
}
