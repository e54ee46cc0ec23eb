//! Rows put back from their images: the one module that builds SQL from names.
//!
//! The names are those of the schema itself, checked against it before use; every value is bound.

use serde_json::{Map, Value};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::triggers::{self, Table};
use crate::error::{Error, Result};
use crate::store;

/// A row before and after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The row's table.
    pub table: String,
    /// Its key, a JSON array.
    pub key: String,
    /// The row before; none when it is made.
    pub before: Option<Value>,
    /// The row after; none when it is removed.
    pub after: Option<Value>,
}

impl Image {
    /// A text of the row before the change.
    pub fn was(&self, column: &str) -> Option<&str> {
        self.before.as_ref()?[column].as_str()
    }

    /// A text of the row after the change.
    pub fn becomes(&self, column: &str) -> Option<&str> {
        self.after.as_ref()?[column].as_str()
    }

    /// A text that the row must have; that of a row removed as it was.
    pub fn text(&self, column: &str) -> Result<&str> {
        self.becomes(column)
            .or_else(|| self.was(column))
            .ok_or_else(|| Error::stored_value(&self.table, column))
    }

    /// The change that turns this one back.
    pub fn inverse(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
            ..self
        }
    }
}

impl TryFrom<&SqliteRow> for Image {
    type Error = Error;

    fn try_from(row: &SqliteRow) -> Result<Self> {
        let json = |column: &str| -> Result<Option<Value>> {
            row.try_get::<Option<String>, _>(column)?
                .map(|text| Ok(serde_json::from_str(&text)?))
                .transpose()
        };
        Ok(Self {
            table: row.try_get("row_table")?,
            key: row.try_get("row_key")?,
            before: json("before")?,
            after: json("after")?,
        })
    }
}

/// Makes a row what its image says it became, provided that it still is what the image says it was.
pub async fn put(connection: &mut SqliteConnection, image: &Image) -> Result<()> {
    let table = triggers::table(connection, &image.table).await?;
    let source = image
        .before
        .as_ref()
        .or(image.after.as_ref())
        .and_then(Value::as_object);
    let key = key_of(
        &table,
        source.ok_or_else(|| Error::stored_value("journal_change", "empty image"))?,
    )?;
    let conflict = || Error::Conflict {
        table: image.table.clone(),
        key: image.key.clone(),
    };
    if current(connection, &table, &key).await? != image.before {
        return Err(conflict());
    }
    let done = match (&image.before, &image.after) {
        (None, Some(after)) => insert(connection, &table, after).await,
        (Some(_), None) => delete(connection, &table, &key).await,
        (Some(_), Some(after)) => update(connection, &table, &key, after).await,
        (None, None) => Ok(()),
    };
    // Another row has taken the place since: its number, its pair of keys.
    done.map_err(|error| {
        if store::breaks_constraint(&error) {
            conflict()
        } else {
            error.into()
        }
    })
}

/// The present image of a row.
pub async fn current(connection: &mut SqliteConnection, table: &Table, key: &[Value]) -> Result<Option<Value>> {
    let sql = format!(
        "select {} from {} where {}",
        table.json_object(""),
        table.name,
        table.key_condition()
    );
    let mut query = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql));
    for value in key {
        query = query.bind(bound(value));
    }
    let text = query.fetch_optional(connection).await?;
    text.map(|text| Ok(serde_json::from_str(&text)?)).transpose()
}

async fn insert(connection: &mut SqliteConnection, table: &Table, image: &Value) -> sqlx::Result<()> {
    let values: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("json_extract(?1, '$.{column}')"))
        .collect();
    let sql = format!(
        "insert into {} ({}) values ({})",
        table.name,
        table.columns.join(", "),
        values.join(", ")
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(image.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

async fn update(connection: &mut SqliteConnection, table: &Table, key: &[Value], image: &Value) -> sqlx::Result<()> {
    let sets: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("{column} = json_extract(?, '$.{column}')"))
        .collect();
    let sql = format!(
        "update {} set {} where {}",
        table.name,
        sets.join(", "),
        table.key_condition()
    );
    let text = image.to_string();
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for _ in &table.columns {
        query = query.bind(text.clone());
    }
    for value in key {
        query = query.bind(bound(value));
    }
    query.execute(connection).await?;
    Ok(())
}

async fn delete(connection: &mut SqliteConnection, table: &Table, key: &[Value]) -> sqlx::Result<()> {
    let sql = format!("delete from {} where {}", table.name, table.key_condition());
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for value in key {
        query = query.bind(bound(value));
    }
    query.execute(connection).await?;
    Ok(())
}

fn key_of(table: &Table, image: &Map<String, Value>) -> Result<Vec<Value>> {
    table
        .key
        .iter()
        .map(|column| {
            image
                .get(column)
                .cloned()
                .ok_or_else(|| Error::stored_value(&table.name, column))
        })
        .collect()
}

/// Keys of domain tables are text.
fn bound(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
