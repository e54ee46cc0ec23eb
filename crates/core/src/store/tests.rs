//! The workspace on disk: holders, versions, backups, a full disk.

use sqlx::{Connection, SqliteConnection};

use super::Store;
use crate::clock::{self, Timestamp};
use crate::error::{Code, Error};
use crate::id::CallId;
use crate::journal::{By, Operation, OperationName};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

async fn add_call(store: &Store, name: &str) -> crate::error::Result<()> {
    let mut change = store
        .begin(Operation::new(OperationName::CallCreate), &By::staff("s", clock::now()))
        .await?;
    sqlx::query("insert into call (id, name, template, rules, created_at) values (?, ?, 't', '{}', '')")
        .bind(CallId::new().to_string())
        .bind(name)
        .execute(&mut *change)
        .await?;
    change.commit().await.map(drop)
}

async fn names(store: &Store) -> Vec<String> {
    sqlx::query_scalar("select name from call order by name")
        .fetch_all(&mut *store.read().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn what_was_written_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = Store::create(&path, "Territoire", clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    store.close().await;
    let store = Store::open(&path, clock::now()).await.unwrap();
    assert_eq!(
        (store.info().name.as_str(), names(&store).await),
        ("Territoire", vec!["one".to_owned()])
    );
}

#[tokio::test]
async fn a_second_opener_reads_the_latest_backup_and_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = Store::create(&path, "T", clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    store.backup(clock::now()).await.unwrap();
    add_call(&store, "two").await.unwrap();
    assert_eq!(
        Store::open(&path, clock::now()).await.unwrap_err().code(),
        Code::WorkspaceHeld
    );
    let copy = Store::open_latest_backup(&path).await.unwrap();
    assert_eq!(names(&copy).await, ["one"]);
    assert!(matches!(add_call(&copy, "three").await, Err(Error::ReadOnly)));
}

#[tokio::test]
async fn a_damaged_backup_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = Store::create(&path, "T", clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    store.backup(at("2026-01-14T09:00:00Z")).await.unwrap();
    let later = store.backup(at("2026-01-15T09:00:00Z")).await.unwrap();
    std::fs::write(
        path.join("backups").join(later.name),
        b"SQLite format 3\0 and then nothing",
    )
    .unwrap();
    let copy = Store::open_latest_backup(&path).await.unwrap();
    assert_eq!(names(&copy).await, ["one"]);
}

#[tokio::test]
async fn a_newer_workspace_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    Store::create(&path, "T", clock::now()).await.unwrap().close().await;
    let file = path.join("workspace.sqlite");
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    sqlx::query("insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'later', 1, x'00', 0)")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let before = std::fs::read(&file).unwrap();
    let refused = Store::open(&path, clock::now()).await.unwrap_err();
    assert!(
        matches!(refused, Error::WorkspaceNewer { found: 9999, .. }),
        "{refused:?}"
    );
    assert!(std::fs::read(&file).unwrap() == before, "the file must not change");
}

#[tokio::test]
async fn a_folder_that_is_no_workspace_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Store::open(folder.path(), clock::now()).await.unwrap_err();
    assert!(matches!(
        refused,
        Error::WorkspacePath {
            reason: "not_a_workspace",
            ..
        }
    ));
    let missing = Store::open(&folder.path().join("nowhere"), clock::now())
        .await
        .unwrap_err();
    assert!(matches!(missing, Error::WorkspacePath { reason: "missing", .. }));
    std::fs::write(folder.path().join("a.txt"), "a").unwrap();
    let taken = Store::create(folder.path(), "T", clock::now()).await.unwrap_err();
    assert!(matches!(taken, Error::WorkspacePath { reason: "exists", .. }));
}

#[tokio::test]
async fn a_full_disk_keeps_the_old_state_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = Store::create(&path, "T", clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    let pages: i64 = sqlx::query_scalar("pragma page_count")
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    let limit = format!("pragma max_page_count = {}", pages + 2);
    sqlx::query(sqlx::AssertSqlSafe(limit))
        .execute(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    let refused = add_call(&store, &"x".repeat(100_000)).await.unwrap_err();
    assert_eq!(refused.code(), Code::DiskFull);
    assert_eq!(names(&store).await, ["one"]);
    sqlx::query("pragma max_page_count = 1000000")
        .execute(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    add_call(&store, "two").await.unwrap();
    assert_eq!(store.verify().await.unwrap().findings, vec![]);
}

#[tokio::test]
async fn one_backup_a_day_is_made_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    Store::create(&path, "T", at("2026-01-14T09:00:00Z"))
        .await
        .unwrap()
        .close()
        .await;
    for (now, expected) in [
        ("2026-01-14T10:00:00Z", 1),
        ("2026-01-14T15:00:00Z", 1),
        ("2026-01-15T08:00:00Z", 2),
    ] {
        let store = Store::open(&path, at(now)).await.unwrap();
        assert_eq!(store.backups().unwrap().len(), expected, "{now}");
        store.close().await;
    }
}
