//! The further grids of a call: each for the dossiers that its choice names.

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::model::CallRules;
use super::update::insert_version;
use super::{newest_grid, queries};
use crate::clock;
use crate::error::{Error, InputFault, Result};
use crate::grid::{GridChoice, GridFacts};
use crate::id::{CallId, GridId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::{document, to_document, word};

/// A further grid as it is typed. What it asks is changed as every grid is; a new one begins as a copy of the call's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FurtherGridInput {
    /// Its name.
    pub name: String,
    /// The dossiers that it is for.
    pub choice: GridChoice,
}

/// Adds a further grid to a call, or changes the name and the choice of one. Dossiers that were given a grid keep it.
///
/// # Errors
/// [`Error::InvalidInput`] `name`, `applicant_types`, `themes` or a field of the choice; [`Error::NotFound`].
pub async fn save_grid(
    store: &Store,
    caller: &Caller,
    call: CallId,
    grid: Option<GridId>,
    input: &FurtherGridInput,
) -> Result<(GridId, Receipt)> {
    caller.actor().require_secretariat()?;
    let name = input.name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", InputFault::Empty));
    }
    input.choice.validate()?;
    let id = grid.unwrap_or_default();
    let ((), receipt) = store
        .act(caller, OperationName::GridSave, async |act| {
            act.says("name", name).says("new", grid.is_none());
            require_known(&queries::rules(act, call).await?, &input.choice)?;
            let choice = to_document(&input.choice)?;
            match grid {
                Some(_) => change(act, call, id, name, &choice).await,
                None => add(act, caller, call, (id, name), &choice).await,
            }
        })
        .await?;
    Ok((id, receipt))
}

/// Types of applicant and themes are those of the call.
fn require_known(rules: &CallRules, choice: &GridChoice) -> Result<()> {
    if choice
        .applicant_types
        .iter()
        .any(|code| rules.applicant_type(code).is_none())
    {
        return Err(Error::invalid("applicant_types", InputFault::Unknown));
    }
    if choice.themes.iter().any(|code| rules.theme(code).is_none()) {
        return Err(Error::invalid("themes", InputFault::Unknown));
    }
    Ok(())
}

async fn change(connection: &mut SqliteConnection, call: CallId, id: GridId, name: &str, choice: &str) -> Result<()> {
    let done = sqlx::query("update grid set name = ?, choice = ? where id = ? and call_id = ?")
        .bind(name)
        .bind(choice)
        .bind(id.to_string())
        .bind(call.to_string())
        .execute(connection)
        .await?;
    match done.rows_affected() {
        0 => Err(Error::not_found("grid", id)),
        _ => Ok(()),
    }
}

async fn add(
    connection: &mut SqliteConnection,
    caller: &Caller,
    call: CallId,
    (id, name): (GridId, &str),
    choice: &str,
) -> Result<()> {
    let own = newest_grid(&mut *connection, call, None).await?;
    sqlx::query(include_str!("add_grid.sql"))
        .bind(id.to_string())
        .bind(call.to_string())
        .bind(name)
        .bind(choice)
        .bind(clock::to_text(caller.at))
        .execute(&mut *connection)
        .await?;
    insert_version(connection, (call, Some(id)), 1, &to_document(&own.grid)?, caller).await
}

/// The grid of a call that such a dossier is scored on: the first further one that is for it, none for the call's own.
pub(crate) async fn grid_for(
    connection: &mut SqliteConnection,
    call: CallId,
    facts: &GridFacts<'_>,
) -> Result<Option<GridId>> {
    let rows = sqlx::query("select id, choice from grid where call_id = ? order by place, id")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    for row in &rows {
        let choice: GridChoice = document(row, "choice")?;
        if choice.names(facts) {
            return Ok(Some(word(row, "id")?));
        }
    }
    Ok(None)
}
