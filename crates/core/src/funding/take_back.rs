//! When a funder that was named on another device may still be named here.

use sqlx::SqliteConnection;

use super::save::admit_one_more;
use crate::dossier;
use crate::error::Result;
use crate::journal::Image;

/// Whether a funder named elsewhere fits what the rules allow beside those that are here. To be called before its rows are written.
///
/// # Errors
/// [`Error::RuleBroken`](crate::error::Error::RuleBroken) `no_funders`; [`Error::InvalidInput`](crate::error::Error::InvalidInput) `name` (`too_many`).
pub(crate) async fn admits_save(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    let named = |image: &&Image| image.table == "funder" && image.before.is_none();
    for image in rows.iter().filter(named) {
        let head = dossier::head(connection, image.text("dossier_id")?.parse()?).await?;
        admit_one_more(connection, &head).await?;
    }
    Ok(())
}
