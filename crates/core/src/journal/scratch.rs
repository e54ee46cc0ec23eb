//! A database in memory with the tables of the workspace and none of its triggers: where entries are tried, so that whatever the
//! schema and the rules of the areas forbid is refused in the same way wherever the same entries come together.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, SqliteConnection};

use crate::error::Result;
use crate::store::{self, Table};

/// A row to be written: its table, its key, and what it becomes; none removes it.
pub(super) type Put = (String, String, Option<Value>);

/// Rows that are written together refer to one another in any order.
const BEGIN: &str = "begin; pragma defer_foreign_keys = on";

/// How the tables are made.
#[derive(Debug, Clone)]
pub(super) struct Blueprint {
    pub tables: BTreeMap<String, Table>,
    statements: Vec<String>,
}

impl Blueprint {
    /// That of the schema as it stands.
    pub async fn of(connection: &mut SqliteConnection) -> Result<Self> {
        let tables = store::tables(connection).await?;
        let names: Vec<&String> = tables.keys().collect();
        let statements = sqlx::query_scalar(include_str!("blueprint.sql"))
            .bind(serde_json::to_string(&names)?)
            .fetch_all(connection)
            .await?;
        Ok(Self { tables, statements })
    }

    /// A row with every column: one that no entry knew has its default.
    pub fn whole(&self, table: &str, mut row: Map<String, Value>) -> Map<String, Value> {
        if let Some(table) = self.tables.get(table) {
            for column in table
                .columns
                .iter()
                .filter(|column| !row.contains_key(*column))
                .collect::<Vec<_>>()
            {
                row.insert(column.clone(), table.defaults.get(column).cloned().unwrap_or_default());
            }
        }
        row
    }
}

#[derive(Debug)]
pub(super) struct Scratch {
    pub connection: SqliteConnection,
}

impl Scratch {
    /// Empty tables, then these rows, which the schema already had.
    pub async fn with(blueprint: &Blueprint, rows: BTreeMap<String, Vec<Value>>) -> Result<Self> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let mut scratch = Self {
            connection: options.connect().await?,
        };
        // All tables in one go: a round trip for each costs more than the tables.
        sqlx::raw_sql(AssertSqlSafe(blueprint.statements.join(";\n")))
            .execute(&mut scratch.connection)
            .await?;
        scratch.run(BEGIN).await?;
        for (name, table) in &blueprint.tables {
            if let Some(rows) = rows.get(name) {
                store::put_all(&mut scratch.connection, table, rows).await?;
            }
        }
        scratch.run("commit").await?;
        Ok(scratch)
    }

    /// Writes rows together, or nothing and says which one the schema refuses.
    pub async fn write(&mut self, blueprint: &Blueprint, rows: &[Put]) -> Result<std::result::Result<(), Refused>> {
        self.run(BEGIN).await?;
        // Rows that change places (two numbers exchanged) first make room.
        let (gone, there): (Vec<&Put>, Vec<&Put>) = rows.iter().partition(|(_, _, row)| row.is_none());
        for (table, key, row) in gone.into_iter().chain(there) {
            let written = match blueprint.tables.get(table) {
                Some(known) => store::put(&mut self.connection, known, key, row.as_ref()).await,
                None => Err(sqlx::Error::RowNotFound),
            };
            if written.is_err() {
                self.run("rollback").await?;
                return Ok(Err(Refused::by(table, key)));
            }
        }
        if self.run("commit").await.is_err() {
            self.run("rollback").await?;
            let first = rows
                .first()
                .map_or_else(Refused::default, |(table, key, _)| Refused::by(table, key));
            return Ok(Err(first));
        }
        Ok(Ok(()))
    }

    async fn run(&mut self, statement: &'static str) -> Result<()> {
        sqlx::query(statement).execute(&mut self.connection).await?;
        Ok(())
    }
}

/// The row that stands in the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Refused {
    pub table: String,
    pub key: String,
}

impl Refused {
    fn by(table: &str, key: &str) -> Self {
        Self {
            table: table.to_owned(),
            key: key.to_owned(),
        }
    }
}

impl From<Refused> for crate::error::Error {
    fn from(refused: Refused) -> Self {
        Self::Conflict {
            table: refused.table,
            key: refused.key,
        }
    }
}
