//! When a change of the grid may be turned back or made again, and when one made on another device may still be made here.

use sqlx::SqliteConnection;

use crate::error::{Error, Result};
use crate::journal::{Image, Reversal};

/// A version that an evaluation stands on, or that a pack took home, is frozen, whoever rewrote it before: marks are given on what it
/// says.
pub(crate) async fn grid(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    refuse_frozen(connection, reversal.rows("grid_version")).await
}

/// Whether a change of the grid made on another device, which had not seen what was done here, may still be made here now: the
/// version that it rewrites is not frozen. To be called before its rows are written.
///
/// # Errors
/// [`Error::Conflict`] on the version.
pub(crate) async fn admits_grid(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    refuse_frozen(connection, rows.iter().filter(|image| image.table == "grid_version")).await
}

async fn refuse_frozen(connection: &mut SqliteConnection, versions: impl Iterator<Item = &Image>) -> Result<()> {
    for image in versions {
        let frozen: bool = sqlx::query_scalar(include_str!("frozen.sql"))
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
