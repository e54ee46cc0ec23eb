//! Undo and redo, persistent: the rows of the person's last operation go back to what they were, as a new entry.
//!
//! Each person has one line of steps on each device. A field that somebody else changed since stands in the way and is named, never
//! overwritten; other fields of the row stay as they are now. Final operations end the lines of everybody.

use serde::Serialize;
use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::act::images_at;
use super::caller::Caller;
use super::entry::EntryId;
use super::meeting;
use super::operation::OperationName;
use super::rules::Rules;
use super::stored;
use super::taken;
use crate::error::{Error, Result};
use crate::id::PersonId;
use crate::store::{self, Image, Receipt, Store};

/// An operation that can be undone or redone, for its name in the menu.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Undoable {
    /// Where its entry stands here.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub place: i64,
    /// The entry.
    #[serde(flatten)]
    pub id: EntryId,
    /// What it did.
    pub operation: OperationName,
    /// The arguments of its sentence.
    #[cfg_attr(feature = "typescript", ts(type = "Record<string, unknown>"))]
    pub params: Value,
}

/// What the person can undo and redo now.
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

/// Turns the person's last operation on this device back.
pub async fn undo(store: &Store, caller: &Caller, rules: &impl Rules) -> Result<Receipt> {
    step(store, caller, rules, Direction::Undo).await
}

/// Does the person's last undone operation again.
pub async fn redo(store: &Store, caller: &Caller, rules: &impl Rules) -> Result<Receipt> {
    step(store, caller, rules, Direction::Redo).await
}

/// What [`undo`] and [`redo`] would do for a person.
pub async fn undo_state(store: &Store, person: PersonId) -> Result<UndoState> {
    let mut connection = store.read().await?;
    let line = person.to_string();
    let depth = sqlx::query_scalar("select count(*) from undo_step where person = ? and done = 1")
        .bind(&line)
        .fetch_one(&mut *connection)
        .await?;
    Ok(UndoState {
        undo: Direction::Undo.next(&mut connection, &line).await?,
        redo: Direction::Redo.next(&mut connection, &line).await?,
        depth,
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Undo,
    Redo,
}

impl Direction {
    async fn next(self, connection: &mut SqliteConnection, line: &str) -> Result<Option<Undoable>> {
        let sql = match self {
            Self::Undo => include_str!("next_undo.sql"),
            Self::Redo => include_str!("next_redo.sql"),
        };
        let row = sqlx::query(sql).bind(line).fetch_optional(connection).await?;
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
        place: row.try_get("place")?,
        id: stored::id(row, "device", "number")?.ok_or(Error::NothingToUndo)?,
        operation: row.try_get::<String, _>("operation")?.parse()?,
        params: serde_json::from_str(&row.try_get::<String, _>("params")?)?,
    })
}

/// An operation that is turned back or done again, as the rules of the domain see it: its rows already are what they become.
#[derive(Debug)]
pub struct Reversal<'a> {
    /// The operation in question.
    pub(crate) operation: OperationName,
    /// Who turns it back: always who did it.
    pub(crate) caller: &'a Caller,
    target: i64,
    place: i64,
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
            .bind(self.place)
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
            .bind(self.caller.person.to_string())
            .fetch_one(connection)
            .await?;
        Ok(acted)
    }
}

async fn step(store: &Store, caller: &Caller, rules: &impl Rules, direction: Direction) -> Result<Receipt> {
    let mut act = store.begin_act(caller, direction.name()).await?;
    // Read inside the act: of two undos at once the second takes the next step.
    let target = direction
        .next(&mut act, &caller.person.to_string())
        .await?
        .ok_or(Error::NothingToUndo)?;
    act.says("operation", target.operation.as_str())
        .says("params", target.params.clone());
    act.reverts(target.id);
    // Rows come back in the reverse order of their making; references are whole again at the end.
    sqlx::query("pragma defer_foreign_keys = on").execute(&mut *act).await?;
    let reversal = Reversal {
        operation: target.operation,
        caller,
        target: target.place,
        place: act.place(),
        rows: direction.apply(images_of(&mut act, &target, rules).await?),
    };
    for image in &reversal.rows {
        put_back(&mut act, image).await?;
    }
    rules.take_back(&mut act, &reversal).await?;
    sqlx::query("update undo_step set done = ? where place = ?")
        .bind(direction == Direction::Redo)
        .bind(target.place)
        .execute(&mut *act)
        .await?;
    act.commit().await
}

/// The changes of rows of an operation, in order: what changed when it took entries in, then its own.
async fn images_of(connection: &mut SqliteConnection, target: &Undoable, rules: &impl Rules) -> Result<Vec<Image>> {
    let mut images = taken::changed_by_taking(connection, (&target.params, target.place), rules).await?;
    images.extend(images_at(connection, target.place).await?);
    Ok(images)
}

/// Gives a row the fields of its image, provided that they still are what the image says they were.
pub(super) async fn put_back(connection: &mut SqliteConnection, image: &Image) -> Result<()> {
    let conflict = || Error::Conflict {
        table: image.table.clone(),
        key: image.key.clone(),
    };
    let table = store::table(connection, &image.table).await?;
    let present = store::current(connection, &image.table, &image.key).await?;
    let row = meeting::merged(image, present.as_ref(), &table.defaults).map_err(|_| conflict())?;
    // Another row has taken the place since: its number, its pair of keys.
    store::put(connection, &table, &image.key, row.as_ref())
        .await
        .map_err(|error| {
            if store::breaks_constraint(&error) {
                conflict()
            } else {
                error.into()
            }
        })
}

/// Ends the lines of everybody.
pub(super) async fn forget(connection: &mut SqliteConnection) -> Result<()> {
    sqlx::query("delete from undo_step").execute(connection).await?;
    Ok(())
}
