//! Changing a call's rules and its grid.

use sqlx::SqliteConnection;

use super::model::CallRules;
use super::queries;
use super::view::GridVersion;
use crate::clock;
use crate::error::{Error, InputFault, Result};
use crate::grid::Grid;
use crate::id::{CallId, GridId, GridVersionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::to_document;
use crate::territory::Territory;

/// Changes a call's name and rules, as a whole.
///
/// # Errors
/// [`Error::InvalidInput`] at the first field that does not hold together.
pub async fn update(
    store: &Store,
    caller: &Caller,
    territory: &Territory,
    call: CallId,
    name: &str,
    rules: &CallRules,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", InputFault::Empty));
    }
    rules.validate(territory)?;
    let ((), receipt) = store
        .act(caller, OperationName::CallUpdate, async |act| {
            act.says("name", name);
            let done = sqlx::query("update call set name = ?, rules = ? where id = ?")
                .bind(name)
                .bind(to_document(rules)?)
                .bind(call.to_string())
                .execute(&mut **act)
                .await?;
            match done.rows_affected() {
                0 => Err(Error::not_found("call", call)),
                _ => Ok(()),
            }
        })
        .await?;
    Ok(receipt)
}

/// Changes a grid of a call, its own when none is named. The newest version is rewritten as long as nobody has marked on it; after that, the change makes
/// the next version, and what was marked stays on its own. The receipt has no entry when nothing differs.
pub async fn update_grid(
    store: &Store,
    caller: &Caller,
    call: CallId,
    of: Option<GridId>,
    grid: &Grid,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    grid.validate()?;
    let ((), receipt) = store
        .act(caller, OperationName::GridUpdate, async |act| {
            let newest = queries::newest_grid(act, call, of).await?;
            if newest.grid == *grid {
                return Ok(());
            }
            let number = newest.number + u32::from(newest.frozen);
            act.says("version", number).says("forked", newest.frozen);
            write_grid(act, (call, of), &newest, grid, caller).await
        })
        .await?;
    Ok(receipt)
}

async fn write_grid(
    connection: &mut SqliteConnection,
    (call, of): (CallId, Option<GridId>),
    newest: &GridVersion,
    grid: &Grid,
    caller: &Caller,
) -> Result<()> {
    let text = to_document(grid)?;
    if newest.frozen {
        insert_version(connection, (call, of), newest.number + 1, &text, caller).await?;
    } else {
        sqlx::query("update grid_version set grid = ? where id = ?")
            .bind(text)
            .bind(newest.id.to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Writes a version of a grid; `text` is the grid as stored.
pub(super) async fn insert_version(
    connection: &mut SqliteConnection,
    (call, of): (CallId, Option<GridId>),
    number: u32,
    text: &str,
    caller: &Caller,
) -> Result<()> {
    sqlx::query("insert into grid_version (id, call_id, grid_id, number, grid, created_at) values (?, ?, ?, ?, ?, ?)")
        .bind(GridVersionId::new().to_string())
        .bind(call.to_string())
        .bind(of.map(|grid| grid.to_string()))
        .bind(number)
        .bind(text)
        .bind(clock::to_text(caller.at))
        .execute(connection)
        .await?;
    Ok(())
}
