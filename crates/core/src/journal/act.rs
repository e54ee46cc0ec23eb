//! A change being made: one transaction, one journal entry; commit or nothing.

use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value;
use sqlx::{Row, Sqlite, SqliteConnection, Transaction};

use super::caller::Caller;
use super::hlc::Stamp;
use super::operation::{Operation, OperationName};
use super::{about, chain, undo};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::search;
use crate::store::{self, Daily, Store};

/// A row that an operation changed; `dossier:<id>` on the wire. Composite keys are joined by `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// The row's table.
    pub table: String,
    /// The row's key.
    pub key: String,
}

impl Serialize for Touched {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}:{}", self.table, self.key))
    }
}

/// What a committed change leaves in the caller's hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Receipt {
    /// Number of the journal entry; none when nothing had to change.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub entry: Option<i64>,
    /// The rows that changed, so that the interface refreshes just those.
    #[cfg_attr(feature = "typescript", ts(type = "Array<string>"))]
    pub touched: Vec<Touched>,
}

/// An open operation. Dropping it rolls everything back.
#[derive(Debug)]
pub struct Act {
    transaction: Transaction<'static, Sqlite>,
    seq: i64,
    name: OperationName,
    params: Value,
    actor: String,
    at: Timestamp,
    daily: Arc<Daily>,
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
    /// [`Act::says`]. A verb that changes no row leaves no entry.
    pub async fn act<T>(
        &self,
        caller: &Caller,
        name: OperationName,
        verb: impl AsyncFnOnce(&mut Act) -> Result<T>,
    ) -> Result<(T, Receipt)> {
        let mut act = self.begin(Operation::new(name), caller).await?;
        let value = verb(&mut act).await?;
        Ok((value, act.commit().await?))
    }

    /// Begins an operation. Use the result as the connection of every statement of the verb, then [`Act::commit`] it.
    pub async fn begin(&self, operation: Operation, caller: &Caller) -> Result<Act> {
        let transaction = self.transaction().await?;
        self.begin_in(transaction, operation, caller, None).await
    }

    /// The transaction of a change whose operation depends on what is read in it.
    pub(super) async fn transaction(&self) -> Result<Transaction<'static, Sqlite>> {
        self.writable()?;
        Ok(self.pool().begin_with("begin immediate").await?)
    }

    pub(super) async fn begin_in(
        &self,
        mut transaction: Transaction<'static, Sqlite>,
        operation: Operation,
        caller: &Caller,
        reverts: Option<i64>,
    ) -> Result<Act> {
        let (seq, stamp) = next_place(&mut transaction, caller.at).await?;
        let actor = caller.line();
        sqlx::query(include_str!("begin.sql"))
            .bind(seq)
            .bind(self.device().to_string())
            .bind(stamp.wall_ms)
            .bind(stamp.counter)
            .bind(&actor)
            .bind(&caller.account)
            .bind(operation.name.as_str())
            .bind(operation.params.to_string())
            .bind(reverts)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("insert into journal_open (singleton, entry) values (1, ?)")
            .bind(seq)
            .execute(&mut *transaction)
            .await?;
        Ok(Act {
            transaction,
            seq,
            name: operation.name,
            params: operation.params,
            actor,
            at: caller.at,
            daily: self.daily().clone(),
        })
    }
}

impl Act {
    /// Gives the sentence one of its arguments: a title, a number, the code of a criterion.
    pub fn says(&mut self, name: &str, value: impl Into<Value>) -> &mut Self {
        if let Value::Object(map) = &mut self.params {
            map.insert(name.to_owned(), value.into());
        }
        self
    }

    /// Number of the journal entry being written.
    pub fn entry(&self) -> i64 {
        self.seq
    }

    /// Seals the entry and makes the change durable. A change that changed no row leaves no entry. The first change of a day
    /// is followed by the day's backup, whose failure is no failure of the change.
    ///
    /// # Errors
    /// [`Error::Conflict`] when rows put back would leave others that refer to nothing.
    pub async fn commit(mut self) -> Result<Receipt> {
        let touched = self.touched().await?;
        if touched.is_empty() {
            self.transaction.rollback().await?;
            return Ok(Receipt {
                entry: None,
                touched: Vec::new(),
            });
        }
        sqlx::query("update journal set params = ? where seq = ?")
            .bind(self.params.to_string())
            .bind(self.seq)
            .execute(&mut *self.transaction)
            .await?;
        search::refresh(&mut self.transaction, self.seq).await?;
        about::record(&mut self.transaction, self.seq).await?;
        undo::remember(&mut self.transaction, self.seq, &self.actor, self.name).await?;
        sqlx::query("delete from journal_open")
            .execute(&mut *self.transaction)
            .await?;
        chain::seal(&mut self.transaction, self.seq).await?;
        self.transaction
            .commit()
            .await
            .map_err(|error| broken_reference(error, &touched))?;
        self.daily.after_change(self.at).await;
        Ok(Receipt {
            entry: Some(self.seq),
            touched: touched.into_iter().collect(),
        })
    }

    async fn touched(&mut self) -> Result<BTreeSet<Touched>> {
        let rows = sqlx::query("select distinct row_table, row_key from journal_change where entry = ?")
            .bind(self.seq)
            .fetch_all(&mut *self.transaction)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(Touched {
                    table: row.try_get(0)?,
                    key: key_text(&row.try_get::<String, _>(1)?)?,
                })
            })
            .collect()
    }
}

/// The number and the stamp of the entry that comes after all others.
async fn next_place(connection: &mut SqliteConnection, at: Timestamp) -> Result<(i64, Stamp)> {
    let last = sqlx::query(include_str!("last_stamp.sql"))
        .fetch_one(connection)
        .await?;
    let stamp = Stamp {
        wall_ms: last.try_get("wall_ms")?,
        counter: last.try_get("counter")?,
    };
    Ok((last.try_get::<i64, _>("seq")? + 1, stamp.next(at)))
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

fn key_text(json: &str) -> Result<String> {
    let parts: Vec<String> = serde_json::from_str(json).map_err(|_| Error::stored_value("row_key", json))?;
    Ok(parts.join("/"))
}
