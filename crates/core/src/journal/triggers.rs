//! The triggers that capture row images, as the schema must hold them: written here once, checked in as a migration, and compared
//! with every domain table by a test, so that a new table or column cannot be forgotten.

use std::fmt::Write as _;

use sqlx::{Row, SqliteConnection};

use crate::error::{Error, Result};
use crate::store;

/// A domain table as the triggers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// The columns of its primary key, in order.
    pub key: Vec<String>,
}

impl Table {
    /// `json_object('a', new.a, …)` for a prefix such as `new.`.
    pub(super) fn json_object(&self, prefix: &str) -> String {
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

    fn key_array(&self, prefix: &str) -> String {
        let parts: Vec<String> = self.key.iter().map(|column| format!("{prefix}{column}")).collect();
        format!("json_array({})", parts.join(", "))
    }

    fn changed(&self) -> String {
        let parts: Vec<String> = self
            .columns
            .iter()
            .map(|column| format!("old.{column} is not new.{column}"))
            .collect();
        parts.join(" or ")
    }

    /// The three triggers of the table, one statement each, as `(name, sql)`.
    pub fn triggers(&self) -> Vec<(String, String)> {
        let (old, new) = (self.json_object("old."), self.json_object("new."));
        let events = [
            ("insert", String::new(), "new.", "null", new.as_str()),
            (
                "update",
                format!(" when {}", self.changed()),
                "old.",
                old.as_str(),
                new.as_str(),
            ),
            ("delete", String::new(), "old.", old.as_str(), "null"),
        ];
        events
            .into_iter()
            .map(|(event, when, key, before, after)| self.trigger(event, &when, key, before, after))
            .collect()
    }

    fn trigger(&self, event: &str, when: &str, key: &str, before: &str, after: &str) -> (String, String) {
        let name = format!("journal_{}_{event}", self.name);
        let table = &self.name;
        let sql = format!(
            "create trigger {name} after {event} on {table}{when}\nbegin\n    \
             select raise(abort, 'no operation is open') where not exists (select 1 from journal_open);\n    \
             insert into journal_change (entry, row_table, row_key, before, after)\n    \
             select entry, '{table}', {}, {before}, {after} from journal_open;\nend",
            self.key_array(key)
        );
        (name, sql)
    }
}

/// A domain table read from the schema; an unknown name is damage.
pub async fn table(connection: &mut SqliteConnection, name: &str) -> Result<Table> {
    let rows = sqlx::query("select name, pk from pragma_table_info(?) order by cid")
        .bind(name)
        .fetch_all(&mut *connection)
        .await?;
    let domain = store::domain_tables(connection).await?;
    if rows.is_empty() || !domain.iter().any(|known| known == name) {
        return Err(Error::stored_value("journal_change.row_table", name));
    }
    let mut key: Vec<(i64, String)> = Vec::new();
    let mut columns = Vec::new();
    for row in &rows {
        let (column, position): (String, i64) = (row.try_get("name")?, row.try_get("pk")?);
        if position > 0 {
            key.push((position, column.clone()));
        }
        columns.push(column);
    }
    key.sort();
    Ok(Table {
        name: name.to_owned(),
        columns,
        key: key.into_iter().map(|(_, column)| column).collect(),
    })
}

/// The migration's text for every domain table of the schema.
pub async fn migration(connection: &mut SqliteConnection) -> Result<String> {
    let mut text = String::from(
        "-- Generated from the schema by journal/triggers.rs; a test keeps it so. Longer than other files because every table has\n\
         -- its three triggers: row images for audit, undo and merge. No domain table can be written outside an operation.\n",
    );
    for name in store::domain_tables(connection).await? {
        for (_, sql) in table(connection, &name).await?.triggers() {
            let _ = write!(text, "\n{sql};\n");
        }
    }
    Ok(text)
}
