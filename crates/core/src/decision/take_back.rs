//! When a decision may be turned back or recorded again.

use sqlx::SqliteConnection;

use crate::error::{Error, Result};
use crate::journal::Reversal;

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
pub(crate) async fn admits_record(_: &mut SqliteConnection, _: &[crate::journal::Image]) -> Result<()> { Ok(()) }
