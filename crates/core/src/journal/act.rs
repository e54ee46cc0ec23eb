//! An act being made: one transaction, one entry; commit or nothing.

use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde_json::{Map, Value};
use sqlx::{Row, Sqlite, SqliteConnection, Transaction};
use tokio::sync::broadcast;

use super::ages;
use super::caller::Caller;
use super::entry::{Entry, EntryId, Heads};
use super::hlc::Stamp;
use super::operation::OperationName;
use super::undo;
use crate::clock::Timestamp;
use crate::error::{Denial, Error, Result};
use crate::search;
use crate::store::{self, Daily, Image, Receipt, Store, Touched};

/// An open act. Dropping it rolls everything back.
#[derive(Debug)]
pub struct Act {
    transaction: Transaction<'static, Sqlite>,
    place: i64,
    previous: String,
    entry: Entry,
    at: Timestamp,
    daily: Arc<Daily>,
    news: broadcast::Sender<Receipt>,
}

impl Deref for Act {
    type Target = SqliteConnection;

    fn deref(&self) -> &Self::Target {
        &self.transaction
    }
}

impl DerefMut for Act {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.transaction
    }
}

impl Store {
    /// The one way to change something: everything that the verb reads, checks, names and writes happens in one immediate
    /// transaction, which becomes one entry; commit or nothing. The verb gives the act the arguments of its sentence with
    /// [`Act::says`]. A verb that changes no row leaves no entry. Every window is told of the rows touched.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] `retired` for a person who no longer acts, `unknown_person` for one of whom nothing is known here
    /// or who does not play that part; whatever the verb refuses.
    pub async fn act<T>(
        &self,
        caller: &Caller,
        name: OperationName,
        verb: impl AsyncFnOnce(&mut Act) -> Result<T>,
    ) -> Result<(T, Receipt)> {
        let mut act = self.begin_act(caller, name).await?;
        let value = verb(&mut act).await?;
        Ok((value, act.commit().await?))
    }

    pub(crate) async fn begin_act(&self, caller: &Caller, name: OperationName) -> Result<Act> {
        self.writable()?;
        let transaction = self.pool().begin_with("begin immediate").await?;
        self.act_on(transaction, caller, name).await
    }

    /// The same in a transaction that did something before.
    pub(super) async fn act_on(
        &self,
        transaction: Transaction<'static, Sqlite>,
        caller: &Caller,
        name: OperationName,
    ) -> Result<Act> {
        let (act, active) = self.open_act(transaction, caller, name).await?;
        match active {
            Some(true) => Ok(act),
            Some(false) => Err(Error::NotAllowed {
                reason: Denial::Retired,
            }),
            None => Err(Error::NotAllowed {
                reason: Denial::UnknownPerson,
            }),
        }
    }

    /// The act by which the first person of a workspace comes to be: nobody can be asked who they are before.
    pub(super) async fn found(&self, caller: &Caller, name: OperationName) -> Result<Act> {
        let transaction = self.pool().begin_with("begin immediate").await?;
        Ok(self.open_act(transaction, caller, name).await?.0)
    }

    async fn open_act(
        &self,
        mut transaction: Transaction<'static, Sqlite>,
        caller: &Caller,
        name: OperationName,
    ) -> Result<(Act, Option<bool>)> {
        let row = sqlx::query(include_str!("begin.sql"))
            .bind(self.device().to_string())
            .bind(caller.person.to_string())
            .bind(caller.part.as_str())
            .fetch_one(&mut *transaction)
            .await?;
        let place: i64 = row.try_get("place")?;
        let last = Stamp {
            wall_ms: row.try_get("wall_ms")?,
            counter: row.try_get("counter")?,
        };
        let seen: Heads = serde_json::from_str(&row.try_get::<String, _>("seen")?)?;
        let entry = Entry {
            id: EntryId {
                device: self.device(),
                number: row.try_get::<i64, _>("number")? + 1,
            },
            time: last.next(caller.at),
            schema: store::newest_schema(),
            person: caller.person,
            part: caller.part,
            account: caller.account.clone(),
            operation: name,
            params: Value::Object(Map::new()),
            reverts: None,
            seen,
            images: Vec::new(),
        };
        let act = Act {
            transaction,
            place,
            previous: row.try_get("hash")?,
            entry,
            at: caller.at,
            daily: self.daily().clone(),
            news: self.news().clone(),
        };
        Ok((act, row.try_get("active")?))
    }
}

impl Act {
    /// Gives the sentence one of its arguments: a title, a number, the code of a criterion.
    pub fn says(&mut self, name: &str, value: impl Into<Value>) -> &mut Self {
        if let Value::Object(map) = &mut self.entry.params {
            map.insert(name.to_owned(), value.into());
        }
        self
    }

    /// Says which entry this act turns back or does again.
    pub(super) fn reverts(&mut self, entry: EntryId) {
        self.entry.reverts = Some(entry);
    }

    /// Where it will stand in this file.
    pub(super) fn place(&self) -> i64 {
        self.place
    }

    /// Seals the entry and makes the act durable. The first act of a day is followed by the day's backup, whose failure is no
    /// failure of the act.
    ///
    /// # Errors
    /// [`Error::Conflict`] when rows put back would leave others that refer to nothing; [`Error::InvalidInput`] for a day of another age.
    pub(crate) async fn commit(mut self) -> Result<Receipt> {
        self.entry.images = images_at(&mut self.transaction, self.place).await?;
        if self.entry.images.is_empty() {
            self.transaction.rollback().await?;
            return Ok(Receipt::nothing());
        }
        let images = &self.entry.images;
        // What is put back was stated once.
        if self.entry.reverts.is_none() {
            ages::check(images)?;
        }
        let touched: BTreeSet<Touched> = images
            .iter()
            .map(|image| Touched::of(&image.table, &image.key))
            .collect::<Result<_>>()?;
        search::refresh(&mut self.transaction, images).await?;
        let hash = self.entry.hash(&self.previous)?;
        let step = self.entry.operation.is_step();
        append(&mut self.transaction, self.place, &self.entry, &hash, step).await?;
        if self.entry.operation.is_final() {
            undo::forget(&mut self.transaction).await?;
        }
        self.transaction
            .commit()
            .await
            .map_err(|error| broken_reference(error, &touched))?;
        self.daily.after_change(self.at).await;
        let receipt = Receipt {
            entry: Some(self.place),
            touched: touched.into_iter().collect(),
        };
        // Nobody may be listening.
        let _ = self.news.send(receipt.clone());
        Ok(receipt)
    }
}

/// The row images taken at a place, in the order of their making.
pub(super) async fn images_at(connection: &mut SqliteConnection, place: i64) -> Result<Vec<Image>> {
    let rows = sqlx::query("select row_table, row_key, before, after from journal_change where place = ? order by id")
        .bind(place)
        .fetch_all(connection)
        .await?;
    rows.iter().map(Image::try_from).collect()
}

/// Keeps the row images of an entry that was not made by acting here, at its place.
pub(super) async fn keep_images(connection: &mut SqliteConnection, place: i64, images: &[Image]) -> Result<()> {
    for image in images {
        sqlx::query("insert into journal_change (place, row_table, row_key, before, after) values (?, ?, ?, ?, ?)")
            .bind(place)
            .bind(&image.table)
            .bind(&image.key)
            .bind(image.before.as_ref().map(Value::to_string))
            .bind(image.after.as_ref().map(Value::to_string))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Writes an entry, what it is about, and whether it is a step of its person's line of undo. The schema gives it its place when it
/// is the one being made here, and moves the head of its device.
pub(super) async fn append(
    connection: &mut SqliteConnection,
    place: i64,
    entry: &Entry,
    hash: &str,
    step: bool,
) -> Result<()> {
    sqlx::query(concat!(include_str!("append.sql"), include_str!("about.sql")))
        .bind(place)
        .bind(place)
        .bind(entry.id.device.to_string())
        .bind(entry.id.number)
        .bind(entry.time.wall_ms)
        .bind(entry.time.counter)
        .bind(entry.schema)
        .bind(entry.person.to_string())
        .bind(entry.part.as_str())
        .bind(&entry.account)
        .bind(entry.operation.as_str())
        .bind(entry.params.to_string())
        .bind(entry.reverts.map(|entry| entry.device.to_string()))
        .bind(entry.reverts.map(|entry| entry.number))
        .bind(serde_json::to_string(&entry.seen)?)
        .bind(hash)
        .bind(step)
        .execute(&mut *connection)
        .await?;
    if !entry.seen.is_empty() {
        sqlx::query(include_str!("told.sql"))
            .bind(entry.id.device.to_string())
            .bind(serde_json::to_string(&entry.seen)?)
            .execute(connection)
            .await?;
    }
    Ok(())
}

/// References are checked at the end of an undo: one that broke is somebody's later row, which SQLite does not name.
fn broken_reference(error: sqlx::Error, touched: &BTreeSet<Touched>) -> Error {
    match touched.first() {
        Some(row) if store::breaks_constraint(&error) => Error::Conflict {
            table: row.table.clone(),
            key: row.key.clone(),
        },
        _ => error.into(),
    }
}
