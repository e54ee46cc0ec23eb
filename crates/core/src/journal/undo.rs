//! Undo and redo: the row images of an operation, turned back or applied again, as an operation of its own.
//!
//! Each actor has one line of steps. A row that somebody else changed since stands in the way and is named, never overwritten;
//! and what an operation may not do now, its undo and its redo may not do either (`undo_rules`). Final operations
//! (minutes, a closed session) end the line of everybody.

use serde::Serialize;
use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::act::Receipt;
use super::caller::Caller;
use super::operation::{Operation, OperationName};
use super::rows::{self, Image};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::undo_rules;

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
pub async fn undo(store: &Store, caller: &Caller) -> Result<Receipt> {
    step(store, caller, Direction::Undo).await
}

/// Does the actor's last undone operation again.
pub async fn redo(store: &Store, caller: &Caller) -> Result<Receipt> {
    step(store, caller, Direction::Redo).await
}

/// What [`undo`] and [`redo`] would do for an actor.
pub async fn undo_state(store: &Store, caller: &Caller) -> Result<UndoState> {
    let mut connection = store.read().await?;
    let actor = caller.line();
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

    /// The changes of rows that take this step, from those of the operation.
    fn apply(self, images: Vec<Image>) -> Vec<Image> {
        match self {
            Self::Undo => images.into_iter().rev().map(Image::inverse).collect(),
            Self::Redo => images,
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

/// An operation that is turned back or done again, as the rules of the domain see it: its rows already are what they become.
#[derive(Debug)]
pub(crate) struct Reversal<'a> {
    /// The operation in question.
    pub(crate) operation: OperationName,
    /// Who turns it back: always who did it.
    pub(crate) caller: &'a Caller,
    target: i64,
    entry: i64,
    rows: Vec<Image>,
}

impl Reversal<'_> {
    /// The rows of a table that change, in order.
    pub(crate) fn rows(&self, table: &str) -> impl Iterator<Item = &Image> {
        self.rows.iter().filter(move |image| image.table == table)
    }

    /// Whether rows of a table whose key begins with `key` were written after the operation in question.
    pub(crate) async fn written_since(
        &self,
        connection: &mut SqliteConnection,
        table: &str,
        key: &str,
    ) -> Result<bool> {
        let written = sqlx::query_scalar(include_str!("written_since.sql"))
            .bind(self.target)
            .bind(self.entry)
            .bind(table)
            .bind(key)
            .fetch_one(connection)
            .await?;
        Ok(written)
    }

    /// Whether somebody else did something about a dossier after the operation in question.
    pub(crate) async fn others_acted_on(&self, connection: &mut SqliteConnection, dossier: &str) -> Result<bool> {
        let acted = sqlx::query_scalar(include_str!("others_acted_on.sql"))
            .bind(self.target)
            .bind(dossier)
            .bind(self.caller.line())
            .fetch_one(connection)
            .await?;
        Ok(acted)
    }
}

async fn step(store: &Store, caller: &Caller, direction: Direction) -> Result<Receipt> {
    // Read inside the change: of two undos at once the second takes the next step.
    let mut transaction = store.transaction().await?;
    let target = direction
        .next(&mut transaction, &caller.line())
        .await?
        .ok_or(Error::NothingToUndo)?;
    let operation = Operation::new(direction.name())
        .with("operation", target.operation.as_str())
        .with("params", target.params.clone());
    let mut change = store.begin_in(transaction, operation, caller, Some(target.seq)).await?;
    // Rows come back in the reverse order of their making; references are whole again at the end.
    sqlx::query("pragma defer_foreign_keys = on")
        .execute(&mut *change)
        .await?;
    let reversal = Reversal {
        operation: target.operation,
        caller,
        target: target.seq,
        entry: change.entry(),
        rows: direction.apply(images(&mut change, target.seq).await?),
    };
    for image in &reversal.rows {
        rows::put(&mut change, image).await?;
    }
    undo_rules::check(&mut change, &reversal).await?;
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
