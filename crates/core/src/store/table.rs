//! Tables as the schema describes them: the names from which the few statements that know no table are built.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::{Row, SqliteConnection};

use super::migrate::is_domain;
use crate::error::{Error, Result};

/// A domain table as the schema describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// What a column holds where a row was written before there was such a column: its default, as JSON.
    pub defaults: BTreeMap<String, Value>,
    /// The columns of its primary key, in order.
    pub key: Vec<String>,
}

impl Table {
    fn named(name: String) -> Self {
        Self {
            name,
            columns: Vec::new(),
            defaults: BTreeMap::new(),
            key: Vec::new(),
        }
    }

    /// `json_object('a', new.a, …)` for a prefix such as `new.`.
    pub(crate) fn json_object(&self, prefix: &str) -> String {
        let pairs: Vec<String> = self
            .columns
            .iter()
            .map(|column| format!("'{column}', {prefix}{column}"))
            .collect();
        format!("json_object({})", pairs.join(", "))
    }

    /// `a = ? and b = ?` over the key.
    pub(super) fn key_condition(&self) -> String {
        let parts: Vec<String> = self.key.iter().map(|column| format!("{column} = ?")).collect();
        parts.join(" and ")
    }

    /// A statement that gives the key and the image of every row.
    pub fn select_images(&self) -> String {
        format!(
            "select {}, {} from {}",
            self.key_array(""),
            self.json_object(""),
            self.name
        )
    }

    pub(crate) fn key_array(&self, prefix: &str) -> String {
        let parts: Vec<String> = self.key.iter().map(|column| format!("{prefix}{column}")).collect();
        format!("json_array({})", parts.join(", "))
    }
}

/// A domain table read from the schema; an unknown name is damage.
pub async fn table(connection: &mut SqliteConnection, name: &str) -> Result<Table> {
    let mut tables = described(connection, Some(name)).await?;
    tables
        .remove(name)
        .ok_or_else(|| Error::stored_value("row_table", name))
}

/// Every domain table, by name.
pub async fn tables(connection: &mut SqliteConnection) -> Result<BTreeMap<String, Table>> {
    described(connection, None).await
}

async fn described(connection: &mut SqliteConnection, name: Option<&str>) -> Result<BTreeMap<String, Table>> {
    let rows = sqlx::query(include_str!("columns.sql"))
        .bind(name)
        .fetch_all(connection)
        .await?;
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for row in &rows {
        let (name, column): (String, String) = (row.try_get("table_name")?, row.try_get("name")?);
        if !is_domain(&name) {
            continue;
        }
        let table = tables.entry(name.clone()).or_insert_with(|| Table::named(name));
        if row.try_get::<i64, _>("pk")? > 0 {
            table.key.push(column.clone());
        }
        if let Some(default) = row.try_get::<Option<String>, _>("dflt_value")? {
            table.defaults.insert(column.clone(), literal(&default));
        }
        table.columns.push(column);
    }
    Ok(tables)
}

/// The value of a default as the schema spells it: a text in quotes, a whole number, or nothing.
fn literal(text: &str) -> Value {
    let quoted = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match (quoted, text.parse::<i64>()) {
        (Some(inner), _) => Value::from(inner.replace("''", "'")),
        (None, Ok(number)) => Value::from(number),
        _ => Value::Null,
    }
}
