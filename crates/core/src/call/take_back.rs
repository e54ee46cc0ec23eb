//! When a change of the grid may be turned back or made again.

use sqlx::SqliteConnection;

use crate::error::{Error, Result};
use crate::journal::Reversal;

/// A version that an evaluation stands on is frozen, whoever rewrote it before: its marks were given on what it says.
pub(crate) async fn grid(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("grid_version") {
        let frozen: bool = sqlx::query_scalar("select exists (select 1 from evaluation where grid_version_id = ?)")
            .bind(image.text("id")?)
            .fetch_one(&mut *connection)
            .await?;
        if frozen {
            return Err(Error::Conflict {
                table: image.table.clone(),
                key: image.key.clone(),
            });
        }
    }
    Ok(())
}
pub(crate) async fn admits_grid(_: &mut SqliteConnection, _: &[crate::journal::Image]) -> Result<()> { Ok(()) }
