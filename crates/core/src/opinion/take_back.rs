//! When an opinion may still change: until a decision rests on it. Asked by the acts themselves, when they are turned back, and when
//! they come from another copy.

use sqlx::SqliteConnection;

use crate::dossier::{self, DossierState, lifecycle};
use crate::error::{BrokenRule, Error, Result};
use crate::id::DossierId;
use crate::journal::{Actor, Image};

/// Refuses a change of what the committee advised itself by, while its decision stands.
///
/// # Errors
/// [`Error::RuleBroken`] `opinion_decided`.
pub(super) fn check_undecided(state: DossierState) -> Result<()> {
    if lifecycle::is_decided(state) {
        return Err(Error::rule(BrokenRule::OpinionDecided));
    }
    Ok(())
}

/// Whether that reader may record, correct or remove opinions on a dossier now.
pub async fn may_change(connection: &mut SqliteConnection, actor: Actor, dossier: DossierId) -> Result<bool> {
    let head = dossier::head(connection, dossier).await?;
    Ok(actor == Actor::Secretariat && check_undecided(head.state).is_ok())
}

/// Whether the opinions in these rows may be written or turned back here now. To be called before they are.
///
/// # Errors
/// See [`check_undecided`].
pub(crate) async fn undecided(connection: &mut SqliteConnection, rows: impl Iterator<Item = &Image>) -> Result<()> {
    for image in rows.filter(|image| image.table == "opinion") {
        let head = dossier::head(connection, image.text("dossier_id")?.parse()?).await?;
        check_undecided(head.state)?;
    }
    Ok(())
}
