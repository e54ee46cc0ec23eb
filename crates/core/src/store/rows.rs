//! Rows and their images: the one module that builds SQL from names.
//!
//! The names are those of the schema itself, checked against it before use; every value is bound.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::table::{Table, table};
use crate::error::{Error, Result};

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
    #[must_use]
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

/// Makes a row what it is to be: none removes it. Only columns of the schema are written; one that is not named gets its default.
pub async fn put(connection: &mut SqliteConnection, table: &Table, key: &str, row: Option<&Value>) -> sqlx::Result<()> {
    let key: Vec<String> = serde_json::from_str(key).map_err(|error| sqlx::Error::Decode(error.into()))?;
    match row {
        Some(row) => upsert(connection, table, row).await,
        None => delete(connection, table, &key).await,
    }
}

/// The present image of a row.
pub async fn current(connection: &mut SqliteConnection, name: &str, key: &str) -> Result<Option<Value>> {
    let (table, key): (_, Vec<String>) = (table(connection, name).await?, serde_json::from_str(key)?);
    let sql = format!(
        "select {} from {} where {}",
        table.json_object(""),
        table.name,
        table.key_condition()
    );
    let mut query = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql));
    for value in key {
        query = query.bind(value);
    }
    let text = query.fetch_optional(connection).await?;
    text.map(|text| Ok(serde_json::from_str(&text)?)).transpose()
}

/// Writes many rows of a table at once, in an empty table.
pub async fn put_all(connection: &mut SqliteConnection, table: &Table, rows: &[Value]) -> sqlx::Result<()> {
    let extracted: Vec<String> = table
        .columns
        .iter()
        .map(|column| format!("json_extract(value, '$.{column}')"))
        .collect();
    let sql = format!(
        "insert into {} ({}) select {} from json_each(?1)",
        table.name,
        table.columns.join(", "),
        extracted.join(", "),
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(serde_json::to_string(rows).map_err(|error| sqlx::Error::Encode(error.into()))?)
        .execute(connection)
        .await?;
    Ok(())
}

/// Inserted, or updated where it is: never replaced, which would delete it first.
async fn upsert(connection: &mut SqliteConnection, table: &Table, row: &Value) -> sqlx::Result<()> {
    let columns: Vec<&String> = table
        .columns
        .iter()
        .filter(|column| row.get(*column).is_some())
        .collect();
    let listed =
        |form: &dyn Fn(&str) -> String| columns.iter().map(|column| form(column)).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "insert into {} ({}) select {} where true on conflict ({}) do update set {}",
        table.name,
        listed(&|column| column.to_owned()),
        listed(&|column| format!("json_extract(?1, '$.{column}')")),
        table.key.join(", "),
        listed(&|column| format!("{column} = excluded.{column}")),
    );
    sqlx::query(AssertSqlSafe(sql))
        .bind(row.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

async fn delete(connection: &mut SqliteConnection, table: &Table, key: &[String]) -> sqlx::Result<()> {
    let sql = format!("delete from {} where {}", table.name, table.key_condition());
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for value in key {
        query = query.bind(value);
    }
    query.execute(connection).await?;
    Ok(())
}

/// Every row of a table, by its key.
pub async fn rows(connection: &mut SqliteConnection, table: &Table) -> Result<BTreeMap<String, Value>> {
    let found = sqlx::query(AssertSqlSafe(table.select_images()))
        .fetch_all(connection)
        .await?;
    found
        .iter()
        .map(|row| Ok((row.try_get(0)?, serde_json::from_str(&row.try_get::<String, _>(1)?)?)))
        .collect()
}
