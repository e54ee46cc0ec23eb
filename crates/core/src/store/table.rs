//! Tables as the schema describes them: the names from which the few statements that know no table are built.

use std::collections::BTreeMap;

use serde_json::Value;
use sqlx::{Row, SqliteConnection};

use super::migrate::domain_tables;
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
    let rows = sqlx::query("select name, pk, dflt_value from pragma_table_info(?) order by cid")
        .bind(name)
        .fetch_all(&mut *connection)
        .await?;
    let domain = domain_tables(connection).await?;
    if rows.is_empty() || !domain.iter().any(|known| known == name) {
        return Err(Error::stored_value("row_table", name));
    }
    let mut key: Vec<(i64, String)> = Vec::new();
    let mut columns = Vec::new();
    let mut defaults = BTreeMap::new();
    for row in &rows {
        let (column, position): (String, i64) = (row.try_get("name")?, row.try_get("pk")?);
        if position > 0 {
            key.push((position, column.clone()));
        }
        if let Some(default) = row.try_get::<Option<String>, _>("dflt_value")? {
            defaults.insert(column.clone(), literal(&default));
        }
        columns.push(column);
    }
    key.sort();
    Ok(Table {
        name: name.to_owned(),
        columns,
        defaults,
        key: key.into_iter().map(|(_, column)| column).collect(),
    })
}

/// Every domain table, by name.
pub async fn tables(connection: &mut SqliteConnection) -> Result<BTreeMap<String, Table>> {
    let mut tables = BTreeMap::new();
    for name in domain_tables(connection).await? {
        tables.insert(name.clone(), table(connection, &name).await?);
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
