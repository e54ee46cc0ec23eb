//! What follows from the state of all evaluations of a dossier.

use sqlx::{Row, SqliteConnection};

use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{Error, Result};
use crate::id::DossierId;
use crate::pack;
use crate::stored::word;

/// What follows for a dossier once others' acts were taken in: a recusal that had not met its evaluation closes it, then as [`settle`].
pub(crate) async fn settle_taken(connection: &mut SqliteConnection, id: DossierId) -> Result<()> {
    sqlx::query(include_str!("close_recused.sql"))
        .bind(id.to_string())
        .execute(&mut *connection)
        .await?;
    settle(connection, id).await
}

/// Once the last expected evaluation is handed in, the dossier is ready for the committee by itself. To be called inside a
/// change, after anything that can end the wait: a submission, an abstention, a recusal, a member who leaves.
/// At home nothing ends: what the others do is not known there.
pub(crate) async fn settle(connection: &mut SqliteConnection, id: DossierId) -> Result<()> {
    if pack::is_home(connection).await? {
        return Ok(());
    }
    let row = sqlx::query(include_str!("progress.sql"))
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found("dossier", id))?;
    let (waiting, submitted): (u32, u32) = (row.try_get("waiting")?, row.try_get("submitted")?);
    let scored = word::<DossierState>(&row, "dossier_state")? == DossierState::UnderEvaluation;
    if scored && waiting == 0 && submitted > 0 {
        dossier::advance(connection, id, DossierEvent::CloseScoring).await?;
    }
    Ok(())
}
