//! Undo and redo: the row images of an operation, turned back or applied again, as an operation of its own.
//!
//! Each actor has one line of steps. A row that somebody else changed since stands in the way and is named, never overwritten.
//! Final operations (minutes, a closed session) end the line of everybody.

use serde::Serialize;
use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::actor::{Actor, By};
use super::change::Receipt;
use super::operation::{Operation, OperationName};
use super::rows::{self, Image};
use crate::error::{Error, Result};
use crate::store::Store;

/// Steps kept for each actor.
const KEPT: i64 = 500;

/// An operation that can be undone or redone, for its name in the menu.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Undoable {
    /// The journal entry.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub seq: i64,
    /// What it did.
    pub operation: OperationName,
    /// The arguments of its sentence.
    #[cfg_attr(feature = "typescript", ts(type = "Record<string, unknown>"))]
    pub params: Value,
}

/// What the actor can undo and redo now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct UndoState {
    /// The next to be undone.
    pub undo: Option<Undoable>,
    /// The next to be redone.
    pub redo: Option<Undoable>,
    /// How many steps can be undone.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub depth: i64,
}

/// Turns the actor's last operation back.
pub async fn undo(store: &Store, by: &By) -> Result<Receipt> {
    step(store, by, Direction::Undo).await
}

/// Does the actor's last undone operation again.
pub async fn redo(store: &Store, by: &By) -> Result<Receipt> {
    step(store, by, Direction::Redo).await
}

/// What [`undo`] and [`redo`] would do for an actor.
pub async fn undo_state(store: &Store, actor: Actor) -> Result<UndoState> {
    let mut connection = store.read().await?;
    let actor = actor.to_string();
    let depth = sqlx::query_scalar("select count(*) from undo_step where actor = ? and done = 1")
        .bind(&actor)
        .fetch_one(&mut *connection)
        .await?;
    Ok(UndoState {
        undo: Direction::Undo.next(&mut connection, &actor).await?,
        redo: Direction::Redo.next(&mut connection, &actor).await?,
        depth,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Undo,
    Redo,
}

impl Direction {
    async fn next(self, connection: &mut SqliteConnection, actor: &str) -> Result<Option<Undoable>> {
        let sql = match self {
            Self::Undo => include_str!("next_undo.sql"),
            Self::Redo => include_str!("next_redo.sql"),
        };
        let row = sqlx::query(sql).bind(actor).fetch_optional(connection).await?;
        row.as_ref().map(undoable).transpose()
    }

    fn name(self) -> OperationName {
        match self {
            Self::Undo => OperationName::Undo,
            Self::Redo => OperationName::Redo,
        }
    }
}

fn undoable(row: &SqliteRow) -> Result<Undoable> {
    Ok(Undoable {
        seq: row.try_get("seq")?,
        operation: row.try_get::<String, _>("operation")?.parse()?,
        params: serde_json::from_str(&row.try_get::<String, _>("params")?)?,
    })
}

async fn step(store: &Store, by: &By, direction: Direction) -> Result<Receipt> {
    let actor = by.actor.to_string();
    let target = direction
        .next(&mut *store.read().await?, &actor)
        .await?
        .ok_or(Error::NothingToUndo)?;
    let operation = Operation::new(direction.name())
        .with("operation", target.operation.as_str())
        .with("params", target.params.clone());
    let mut change = store.begin_reverting(operation, by, Some(target.seq)).await?;
    // Rows come back in the reverse order of their making; references are whole again at the end.
    sqlx::query("pragma defer_foreign_keys = on")
        .execute(&mut *change)
        .await?;
    let images = images(&mut change, target.seq).await?;
    match direction {
        Direction::Undo => {
            for image in images.into_iter().rev() {
                rows::put(&mut change, &image.inverse()).await?;
            }
        }
        Direction::Redo => {
            for image in images {
                rows::put(&mut change, &image).await?;
            }
        }
    }
    sqlx::query("update undo_step set done = ? where seq = ?")
        .bind(direction == Direction::Redo)
        .bind(target.seq)
        .execute(&mut *change)
        .await?;
    change.commit().await
}

async fn images(connection: &mut SqliteConnection, seq: i64) -> Result<Vec<Image>> {
    let rows = sqlx::query("select row_table, row_key, before, after from journal_change where entry = ? order by id")
        .bind(seq)
        .fetch_all(connection)
        .await?;
    rows.iter().map(Image::try_from).collect()
}

/// Puts a new operation on its actor's line: what was undone before it cannot be redone any more.
pub(super) async fn remember(
    connection: &mut SqliteConnection,
    seq: i64,
    actor: &str,
    name: OperationName,
) -> Result<()> {
    if matches!(name, OperationName::Undo | OperationName::Redo) {
        return Ok(());
    }
    if name.is_final() {
        sqlx::query("delete from undo_step").execute(connection).await?;
        return Ok(());
    }
    sqlx::query("delete from undo_step where actor = ? and done = 0")
        .bind(actor)
        .execute(&mut *connection)
        .await?;
    sqlx::query("insert into undo_step (seq, actor, done) values (?, ?, 1)")
        .bind(seq)
        .bind(actor)
        .execute(&mut *connection)
        .await?;
    sqlx::query(include_str!("forget_old_steps.sql"))
        .bind(actor)
        .bind(actor)
        .bind(KEPT)
        .execute(connection)
        .await?;
    Ok(())
}
