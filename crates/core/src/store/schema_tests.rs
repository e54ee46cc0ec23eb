//! The schema as a whole: no domain table without its triggers, one readable file that stands for all migrations.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sqlx::{Row, SqliteConnection};

use super::Store;
use super::migrate::domain_tables;
use crate::clock;
use crate::journal::triggers;

const REFRESH: &str = "PALMARES_REFRESH_SCHEMA";

fn checked_in(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares with the file checked in; with the variable set, writes it instead.
fn agrees(name: &str, text: &str) {
    let path = checked_in(name);
    if std::env::var_os(REFRESH).is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "{name} is stale: run the tests once with {REFRESH}=1");
}

async fn stored_triggers(connection: &mut SqliteConnection) -> BTreeMap<String, String> {
    let rows = sqlx::query("select name, sql from sqlite_schema where type = 'trigger'")
        .fetch_all(connection)
        .await
        .unwrap();
    rows.iter()
        .map(|row| (row.get(0), row.get::<String, _>(1).to_lowercase()))
        .collect()
}

#[tokio::test]
async fn no_domain_table_lacks_its_triggers() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("T.palmares"), "T", clock::now())
        .await
        .unwrap();
    let mut connection = store.read().await.unwrap();
    agrees(
        "migrations/0007_journal_triggers.sql",
        &triggers::migration(&mut connection).await.unwrap(),
    );
    let stored = stored_triggers(&mut connection).await;
    let tables = domain_tables(&mut connection).await.unwrap();
    assert!(tables.len() > 15, "the walk over the schema found only {tables:?}");
    for name in tables {
        let table = triggers::table(&mut connection, &name).await.unwrap();
        assert!(!table.key.is_empty(), "{name} needs a primary key");
        for (trigger, sql) in table.triggers() {
            assert_eq!(
                stored.get(&trigger).map(String::as_str),
                Some(sql.to_lowercase().as_str()),
                "{trigger}"
            );
        }
    }
}

#[tokio::test]
async fn the_schema_stands_as_one_readable_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("T.palmares"), "T", clock::now())
        .await
        .unwrap();
    let mut connection = store.read().await.unwrap();
    let rows: Vec<String> = sqlx::query_scalar(
        "select sql || ';' from sqlite_schema
         where sql is not null and type in ('table', 'index') and name not like 'search\\_%' escape '\\' and name not like '\\_sqlx%' escape '\\'
         order by tbl_name, type desc, name",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    let text = format!(
        "-- Generated from the migrations by the tests: the schema as it stands.\n\n{}\n",
        rows.join("\n\n")
    );
    agrees("schema.sql", &text);
}

#[tokio::test]
async fn every_table_is_strict() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("T.palmares"), "T", clock::now())
        .await
        .unwrap();
    let mut connection = store.read().await.unwrap();
    let loose: Vec<String> = sqlx::query_scalar(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0
         and name not like 'sqlite\\_%' escape '\\' and name not like '\\_sqlx%' escape '\\'",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    assert!(loose.is_empty(), "{loose:?}");
}
