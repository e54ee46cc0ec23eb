//! Which grid of its call a dossier is scored on: told by the call when it is first assigned, or given by hand.

use sqlx::{Row, SqliteConnection};

use super::rows::scored_on;
use crate::call;
use crate::dossier::{self, DossierHead, DossierState};
use crate::error::{BrokenRule, Error, Result};
use crate::grid::GridFacts;
use crate::id::{DossierId, GridId};
use crate::journal::{Caller, OperationName, Receipt, Reversal};
use crate::store::Store;
use crate::stored::maybe_word;

/// Gives a dossier its grid by hand: a further grid of its call, or none for the call's own. Possible until somebody marked on the
/// grid that it has; a next round is the way after that.
///
/// # Errors
/// [`Error::NotFound`] `grid`; [`Error::RuleBroken`] `grid_begun`; [`Error::WrongState`] before the committee or once scoring is over.
pub async fn choose_grid(store: &Store, caller: &Caller, dossier: DossierId, grid: Option<GridId>) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::GridChoose, async |act| {
            let head = dossier::head(act, dossier).await?;
            let name = grid_name(act, &head, grid).await?;
            head.name_in(act).says("grid", name);
            if !dossier::is_scored(head.state) && head.state != DossierState::Shortlisted {
                return Err(Error::wrong_state(head.state, OperationName::GridChoose.as_str()));
            }
            if scored_on(act, dossier).await?.begun {
                return Err(Error::rule(BrokenRule::GridBegun));
            }
            give(act, dossier, grid).await
        })
        .await?;
    Ok(receipt)
}

/// Gives a dossier that nobody scores yet in its round the grid that its call says, keeping one that was given by hand before.
pub(super) async fn give_by_rule(connection: &mut SqliteConnection, head: &DossierHead) -> Result<()> {
    let (given, grid) = by_rule(connection, head, head.round).await?;
    match (given, grid) {
        (None, Some(grid)) => give(connection, head.id, Some(grid)).await,
        _ => Ok(()),
    }
}

/// The grid that a dossier has, and the one that its call says for a round.
pub(super) async fn by_rule(
    connection: &mut SqliteConnection,
    head: &DossierHead,
    round: u32,
) -> Result<(Option<GridId>, Option<GridId>)> {
    let row = sqlx::query("select grid_id, applicant_type, theme, requested_cents from dossier where id = ?")
        .bind(head.id.to_string())
        .fetch_one(&mut *connection)
        .await?;
    let facts = GridFacts {
        applicant_type: row.try_get("applicant_type")?,
        theme: row.try_get("theme")?,
        requested_cents: row.try_get("requested_cents")?,
        round,
    };
    Ok((
        maybe_word(&row, "grid_id")?,
        call::grid_for(connection, head.call, &facts).await?,
    ))
}

/// Writes the grid of a dossier.
pub(super) async fn give(connection: &mut SqliteConnection, dossier: DossierId, grid: Option<GridId>) -> Result<()> {
    sqlx::query("update dossier set grid_id = ? where id = ?")
        .bind(grid.map(|grid| grid.to_string()))
        .bind(dossier.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

/// The name of a further grid of the dossier's call; empty for the call's own.
async fn grid_name(connection: &mut SqliteConnection, head: &DossierHead, grid: Option<GridId>) -> Result<String> {
    let Some(grid) = grid else {
        return Ok(String::new());
    };
    let name: Option<String> = sqlx::query_scalar("select name from grid where id = ? and call_id = ?")
        .bind(grid.to_string())
        .bind(head.call.to_string())
        .fetch_optional(connection)
        .await?;
    name.ok_or_else(|| Error::not_found("grid", grid))
}

/// A grid stays once somebody marked on it: see [`choose_grid`].
pub(crate) async fn take_back(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("dossier") {
        if scored_on(connection, image.text("id")?.parse()?).await?.begun {
            return Err(Error::rule(BrokenRule::GridBegun));
        }
    }
    Ok(())
}
