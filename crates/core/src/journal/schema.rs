//! The schema as it must be, with the triggers that follow from its tables. Whatever differs from it was done by another program, and
//! a trigger that is missing or was planted would make acts write something else than they say.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::triggers;
use crate::error::Result;
use crate::store;

/// What a schema holds: the kind and the name of each thing, and the statement that makes it.
type Schema = BTreeMap<(String, String), String>;

/// Where the schema of a file is another than it must be, one line for each thing: `missing trigger image_mark_update`.
pub(super) async fn differences(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let (wanted, found) = (wanted(connection).await?, stored(connection).await?);
    Ok(differing(&wanted, &found)
        .into_iter()
        .map(|(fault, (kind, name))| format!("{fault} {kind} {name}"))
        .collect())
}

/// Makes every trigger and view what it must be, and says what was not. Tables and indexes are left as they are: what they hold is
/// at stake, and [`differences`] names them.
pub(super) async fn mend(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let (wanted, found) = (wanted(connection).await?, stored(connection).await?);
    let mut mended = Vec::new();
    for (fault, key) in differing(&wanted, &found) {
        let (kind, name) = &key;
        if kind != "trigger" && kind != "view" {
            continue;
        }
        if found.contains_key(&key) {
            // The names stand in the schema itself; quoting them is for one that was planted.
            let quoted = name.replace('"', "\"\"");
            let drop = format!("drop {kind} \"{quoted}\"");
            sqlx::query(AssertSqlSafe(drop)).execute(&mut *connection).await?;
        }
        if let Some(statement) = wanted.get(&key) {
            sqlx::query(AssertSqlSafe(statement.clone()))
                .execute(&mut *connection)
                .await?;
        }
        mended.push(format!("{fault} {kind} {name}"));
    }
    Ok(mended)
}

fn differing(wanted: &Schema, found: &Schema) -> Vec<(&'static str, (String, String))> {
    let keys: BTreeSet<&(String, String)> = wanted.keys().chain(found.keys()).collect();
    keys.into_iter()
        .filter_map(|key| {
            let fault = match (wanted.get(key), found.get(key)) {
                (Some(wanted), Some(found)) if wanted == found || plain(wanted) == plain(found) => return None,
                (Some(_), Some(_)) => "altered",
                (Some(_), None) => "missing",
                (None, _) => "planted",
            };
            Some((fault, key.clone()))
        })
        .collect()
}

/// A statement without what SQLite may write otherwise when it renames a table: spaces and quotation marks.
fn plain(statement: &str) -> String {
    let kept = statement
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '"');
    kept.flat_map(char::to_lowercase).collect()
}

/// What must be: triggers of row images follow from the tables as they stand.
async fn wanted(connection: &mut SqliteConnection) -> Result<Schema> {
    let mut wanted = expected();
    for table in store::tables(connection).await?.values() {
        for (name, statement) in triggers::triggers(table) {
            wanted.insert(("trigger".to_owned(), name), statement);
        }
    }
    Ok(wanted)
}

/// What the migrations and the upgrade come to, from the one file that stands for them all; the tests of the schema keep it so.
/// Reading it takes a fraction of the time of making a database anew, which every opening would wait for.
fn expected() -> Schema {
    statements(include_str!("../../schema.sql"))
}

fn statements(text: &str) -> Schema {
    let named = text.split(";\n\n").filter_map(|part| {
        let statement = part.get(part.find("CREATE ")?..)?.trim_end().trim_end_matches(';');
        Some((made_by(statement)?, statement.to_owned()))
    });
    named.collect()
}

/// The kind and the name of what a statement makes.
fn made_by(statement: &str) -> Option<(String, String)> {
    let words = statement.split(|letter: char| letter.is_whitespace() || letter == '(');
    let mut words = words.filter(|word| !word.is_empty());
    let kind = words
        .by_ref()
        .find(|word| ["TABLE", "INDEX", "TRIGGER", "VIEW"].contains(word))?;
    let name = words.next()?.trim_matches(['"', '\'']);
    Some((kind.to_lowercase(), name.to_owned()))
}

async fn stored(connection: &mut SqliteConnection) -> Result<Schema> {
    let rows = sqlx::query(include_str!("schema.sql")).fetch_all(connection).await?;
    rows.iter()
        .map(|row| Ok(((row.try_get("type")?, row.try_get("name")?), row.try_get("sql")?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use sqlx::ConnectOptions;
    use sqlx::sqlite::SqliteConnectOptions;

    use super::*;
    use crate::journal::upgrade;

    const REFRESH: &str = "PALMARES_REFRESH_SCHEMA";

    /// Past [`mend`], which would take what a new migration adds for planted.
    async fn migrated() -> SqliteConnection {
        let memory = SqliteConnectOptions::new().in_memory(true);
        let mut connection = memory.connect().await.unwrap();
        store::MIGRATOR.run(&mut connection).await.unwrap();
        upgrade::run(&mut connection).await.unwrap();
        connection
    }

    #[tokio::test]
    async fn the_schema_stands_as_one_readable_file() {
        let mut made = migrated().await;
        let sql = "select sql || ';' from sqlite_schema where sql is not null order by tbl_name, type desc, name";
        let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut made).await.unwrap();
        let text = format!(
            "-- Generated from the migrations by the tests: the schema as it stands.\n\n{}\n",
            rows.join("\n\n")
        );
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.sql");
        // Compares with the file checked in; with the variable set, writes it instead.
        if std::env::var_os(REFRESH).is_some() {
            std::fs::write(path, &text).unwrap();
        }
        let found = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            found == text,
            "schema.sql is stale: run the tests once with {REFRESH}=1"
        );
        let stored = stored(&mut made).await.unwrap();
        assert_eq!(
            differing(&statements(&text), &stored),
            vec![],
            "each statement is read back by its name"
        );
    }
}
