//! The schema as a whole: no domain table without its triggers, one readable file that stands for all migrations.

use std::path::{Path, PathBuf};

use crate::clock;
use crate::journal::made;

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

#[tokio::test]
async fn no_domain_table_lacks_its_triggers() {
    let folder = tempfile::tempdir().unwrap();
    let store = made(&folder.path().join("T.palmares"), clock::now()).await.unwrap();
    let mut connection = store.read().await.unwrap();
    let tables: Vec<String> = super::tables(&mut connection).await.unwrap().into_keys().collect();
    assert!(tables.len() > 15, "the walk over the schema found only {tables:?}");
    for name in tables {
        let key: i64 = sqlx::query_scalar("select count(*) from pragma_table_info(?) where pk > 0")
            .bind(&name)
            .fetch_one(&mut *connection)
            .await
            .unwrap();
        assert!(key > 0, "{name} needs a primary key");
        for event in ["insert", "update", "delete"] {
            let sql: Option<String> =
                sqlx::query_scalar("select sql from sqlite_schema where type = 'trigger' and name = ?")
                    .bind(format!("image_{name}_{event}"))
                    .fetch_optional(&mut *connection)
                    .await
                    .unwrap();
            let columns: Vec<String> = sqlx::query_scalar("select name from pragma_table_info(?)")
                .bind(&name)
                .fetch_all(&mut *connection)
                .await
                .unwrap();
            let sql = sql.unwrap_or_default();
            let missing = columns.iter().find(|column| !sql.contains(&format!("'{column}'")));
            assert_eq!(missing, None, "{event} of {name}");
        }
    }
}

#[tokio::test]
async fn the_schema_stands_as_one_readable_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = made(&folder.path().join("T.palmares"), clock::now()).await.unwrap();
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
    let store = made(&folder.path().join("T.palmares"), clock::now()).await.unwrap();
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
