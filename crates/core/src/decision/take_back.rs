//! When a decision may be turned back or recorded again, and when one recorded on another device may still be recorded here.

use sqlx::SqliteConnection;

use crate::error::{BrokenRule, Error, Result};
use crate::journal::{Image, Reversal};

/// A decision is recorded again as it was taken, so nobody may have changed who votes on the dossier in the meantime. Turning
/// it back needs no rule: only the secretariat builds on it.
pub(crate) async fn record(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("decision").filter(|image| image.before.is_none()) {
        if reversal.others_acted_on(connection, image.text("dossier_id")?).await? {
            return Err(Error::Conflict {
                table: image.table.clone(),
                key: image.key.clone(),
            });
        }
    }
    Ok(())
}

/// Whether a decision recorded on another device, which had not seen what was done here, may still be recorded here now: its
/// dossier has no decision that stands. To be called before its rows are written.
///
/// # Errors
/// [`Error::RuleBroken`] `already_decided`.
pub(crate) async fn admits_record(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    let made = |image: &&Image| image.table == "decision" && image.before.is_none();
    for image in rows.iter().filter(made) {
        let stands: bool = sqlx::query_scalar(include_str!("stands.sql"))
            .bind(image.text("dossier_id")?)
            .fetch_one(&mut *connection)
            .await?;
        if stands {
            return Err(Error::rule(BrokenRule::AlreadyDecided));
        }
    }
    Ok(())
}
