//! Changing a call's rules and its grid.

use sqlx::SqliteConnection;

use super::model::CallRules;
use super::queries;
use super::view::GridVersion;
use crate::clock;
use crate::error::{Error, Result};
use crate::grid::Grid;
use crate::id::{CallId, GridVersionId};
use crate::journal::{Caller, Operation, OperationName, Receipt};
use crate::store::Store;
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
        return Err(Error::invalid("name", "empty"));
    }
    rules.validate(territory)?;
    let mut change = store
        .begin(Operation::new(OperationName::CallUpdate).with("name", name), caller)
        .await?;
    let done = sqlx::query("update call set name = ?, rules = ? where id = ?")
        .bind(name)
        .bind(serde_json::to_string(rules)?)
        .bind(call.to_string())
        .execute(&mut *change)
        .await?;
    if done.rows_affected() == 0 {
        return Err(Error::not_found("call", call));
    }
    change.commit().await
}

/// Changes a call's grid. The newest version is rewritten as long as nobody has marked on it; after that, the change makes
/// the next version, and what was marked stays on its own. The receipt has no entry when nothing differs.
pub async fn update_grid(store: &Store, caller: &Caller, call: CallId, grid: &Grid) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    grid.validate()?;
    let newest = {
        let mut connection = store.read().await?;
        queries::newest_grid(&mut connection, call).await?
    };
    if newest.grid == *grid {
        return Ok(Receipt {
            entry: None,
            touched: Vec::new(),
        });
    }
    let number = if newest.frozen {
        newest.number + 1
    } else {
        newest.number
    };
    let operation = Operation::new(OperationName::GridUpdate)
        .with("version", number)
        .with("forked", newest.frozen);
    let mut change = store.begin(operation, caller).await?;
    // Somebody may have marked in between: what decides is read inside the change.
    if queries::newest_grid(&mut change, call).await?.frozen != newest.frozen {
        return Err(Error::Conflict {
            table: "grid_version".into(),
            key: newest.id.to_string(),
        });
    }
    write_grid(&mut change, call, &newest, grid, caller).await?;
    change.commit().await
}

async fn write_grid(
    connection: &mut SqliteConnection,
    call: CallId,
    newest: &GridVersion,
    grid: &Grid,
    caller: &Caller,
) -> Result<()> {
    let text = serde_json::to_string(grid)?;
    if newest.frozen {
        sqlx::query("insert into grid_version (id, call_id, number, grid, created_at) values (?, ?, ?, ?, ?)")
            .bind(GridVersionId::new().to_string())
            .bind(call.to_string())
            .bind(newest.number + 1)
            .bind(text)
            .bind(clock::to_text(caller.at))
            .execute(&mut *connection)
            .await?;
    } else {
        sqlx::query("update grid_version set grid = ? where id = ?")
            .bind(text)
            .bind(newest.id.to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
