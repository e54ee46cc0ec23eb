//! The schema as a whole: no domain table without its triggers, none that is loose.

use crate::clock;
use crate::journal::made;

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
