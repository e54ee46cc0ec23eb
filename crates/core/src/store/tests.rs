//! The workspace on disk: holders, versions, backups, a full disk.

use sqlx::{Connection, SqliteConnection};

use super::Store;
use crate::clock::{self, Timestamp};
use crate::error::{Code, Error, PathFault};
use crate::id::CallId;
use crate::journal::{Caller, OperationName, founder, made};

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

async fn add_call(store: &Store, name: &str) -> crate::error::Result<()> {
    add_call_at(store, name, clock::now()).await
}

pub(super) async fn add_call_at(store: &Store, name: &str, now: Timestamp) -> crate::error::Result<()> {
    let mut change = store
        .begin_act(&Caller::secretariat(founder(), "s", now), OperationName::CallCreate)
        .await?;
    sqlx::query("insert into call (id, name, template, rules, created_at) values (?, ?, 't', '{}', '')")
        .bind(CallId::new().to_string())
        .bind(name)
        .execute(&mut *change)
        .await?;
    change.commit().await.map(drop)
}

pub(super) async fn past_the_program(file: &std::path::Path, statements: &[&'static str]) {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    for statement in statements {
        sqlx::query(*statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

pub(super) fn files(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub(super) async fn names(store: &Store) -> Vec<String> {
    sqlx::query_scalar("select name from call order by name")
        .fetch_all(&mut *store.read().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn what_was_written_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = made(&path, clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    store.close().await;
    let store = Store::open(&path, clock::now()).await.unwrap();
    assert_eq!(
        (store.info().name.as_str(), names(&store).await),
        ("T", vec!["one".to_owned()])
    );
}

#[tokio::test]
async fn a_second_opener_reads_the_latest_backup_and_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = made(&path, clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    store.backup(clock::now()).await.unwrap();
    add_call(&store, "two").await.unwrap();
    assert_eq!(
        Store::open(&path, clock::now()).await.unwrap_err().code(),
        Code::WorkspaceHeld
    );
    let copy = Store::open_latest_backup(&path, clock::now()).await.unwrap();
    assert_eq!(names(&copy).await, ["one"]);
    assert!(matches!(add_call(&copy, "three").await, Err(Error::ReadOnly)));
}

#[tokio::test]
async fn a_damaged_backup_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = made(&path, clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    store.backup(at("2026-01-14T09:00:00Z")).await.unwrap();
    let later = store.backup(at("2026-01-15T09:00:00Z")).await.unwrap();
    std::fs::write(
        path.join("backups").join(later.name),
        b"SQLite format 3\0 and then nothing",
    )
    .unwrap();
    let copy = Store::open_latest_backup(&path, clock::now()).await.unwrap();
    assert_eq!(names(&copy).await, ["one"]);
}

#[tokio::test]
async fn a_newer_workspace_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    made(&path, clock::now()).await.unwrap().close().await;
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
            reason: PathFault::NotAWorkspace,
            ..
        }
    ));
    let missing = Store::open(&folder.path().join("nowhere"), clock::now())
        .await
        .unwrap_err();
    assert!(matches!(
        missing,
        Error::WorkspacePath {
            reason: PathFault::Missing,
            ..
        }
    ));
    std::fs::write(folder.path().join("a.txt"), "a").unwrap();
    let taken = made(folder.path(), clock::now()).await.unwrap_err();
    assert!(matches!(
        taken,
        Error::WorkspacePath {
            reason: PathFault::Exists,
            ..
        }
    ));
}

#[tokio::test]
async fn a_full_disk_keeps_the_old_state_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = made(&path, clock::now()).await.unwrap();
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
    assert_eq!(crate::verify(&store).await.unwrap().findings, vec![]);
}

#[tokio::test]
async fn one_backup_a_day_is_made_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    made(&path, at("2026-01-14T09:00:00Z")).await.unwrap().close().await;
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

#[tokio::test]
async fn a_broken_journal_is_named_on_the_first_opening_of_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = made(&path, clock::now()).await.unwrap();
    add_call(&store, "one").await.unwrap();
    store.close().await;
    past_the_program(
        &path.join("workspace.sqlite"),
        &[
            "drop trigger journal_is_append_only",
            "update journal set account = 'x' where number = 2",
        ],
    )
    .await;
    let store = Store::open(&path, clock::now()).await.unwrap();
    assert_eq!(store.backup_failure(), Some(Code::Damaged));
    assert_eq!(files(&path.join("backups")), Vec::<String>::new());
    let findings = crate::verify(&store).await.unwrap().findings;
    let broken = format!("{}:2 altered", store.device());
    assert_eq!(
        (findings[0].check.as_str(), findings[0].detail.as_str()),
        ("chain", broken.as_str())
    );
}

#[tokio::test]
async fn a_copy_made_before_a_migration_is_no_backup_of_the_day_and_none_to_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    made(&path, at("2026-01-14T09:00:00Z")).await.unwrap().close().await;
    let former = path.join("backups").join("before-schema-8-20260114T113000.sqlite");
    std::fs::copy(path.join("workspace.sqlite"), &former).unwrap();
    past_the_program(
        &former,
        &[
            "delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)",
            "pragma journal_mode = delete",
        ],
    )
    .await;
    assert!(matches!(
        Store::open_latest_backup(&path, clock::now()).await,
        Err(Error::NotFound { kind: "backup", .. })
    ));
    let store = Store::open(&path, at("2026-01-14T10:00:00Z")).await.unwrap();
    assert_eq!(
        files(&path.join("backups")),
        [
            "before-schema-8-20260114T113000.sqlite",
            "documents",
            "workspace-20260114T100000.sqlite",
            "workspace-20260114T100000.sqlite.sha256"
        ]
    );
    store.close().await;
    let copy = Store::open_latest_backup(&path, clock::now()).await.unwrap();
    let schema: i64 = sqlx::query_scalar("select max(version) from _sqlx_migrations")
        .fetch_one(&mut *copy.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(schema, super::newest_schema());
}

#[tokio::test]
async fn the_first_change_of_a_new_day_is_followed_by_its_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = made(&path, at("2026-01-13T09:00:00Z")).await.unwrap();
    store.keep_daily_backups(at("2026-01-13T09:00:00Z"));
    for (name, now, expected) in [
        ("one", "2026-01-13T22:30:00Z", 0),
        // Past midnight in Paris.
        ("two", "2026-01-13T23:30:00Z", 1),
        ("three", "2026-01-14T15:00:00Z", 1),
        ("a clock set back", "2026-01-12T15:00:00Z", 1),
        ("four", "2026-01-15T08:00:00Z", 2),
    ] {
        add_call_at(&store, name, at(now)).await.unwrap();
        assert_eq!(store.backups().unwrap().len(), expected, "{now}");
    }
    let copy = Store::open_latest_backup(&path, clock::now()).await.unwrap();
    assert_eq!(names(&copy).await.len(), 5, "the change itself is in it");
}

#[tokio::test]
async fn a_backup_that_fails_fails_no_change_and_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = made(&path, at("2026-01-13T09:00:00Z")).await.unwrap();
    store.keep_daily_backups(at("2026-01-13T09:00:00Z"));
    assert_eq!(store.backup_failure(), None);
    let backups = path.join("backups");
    std::fs::remove_dir_all(&backups).unwrap();
    std::fs::write(&backups, "no folder").unwrap();
    add_call_at(&store, "one", at("2026-01-14T09:00:00Z")).await.unwrap();
    assert_eq!(store.backup_failure(), Some(Code::FileAccess));
    assert_eq!(names(&store).await, ["one"]);
    std::fs::remove_file(&backups).unwrap();
    store.backup(at("2026-01-14T10:00:00Z")).await.unwrap();
    assert_eq!(store.backup_failure(), None);
}

/// A document that is a pipe: hashing it goes on until somebody closes the other end.
#[cfg(unix)]
async fn document_that_is_a_pipe(store: &Store) -> std::path::PathBuf {
    let sha = "ab".repeat(32);
    let mut change = store
        .begin_act(
            &Caller::secretariat(founder(), "s", clock::now()),
            OperationName::PaperProduce,
        )
        .await
        .unwrap();
    sqlx::query(
        "insert into paper (id, call_id, kind, language, audience, name, sha256, heads, made_at)
         select 'p', id, 'ranking', 'fr', 'internal', 'p.pdf', ?, '', '' from call",
    )
    .bind(&sha)
    .execute(&mut *change)
    .await
    .unwrap();
    change.commit().await.unwrap();
    let pipe = store.documents().join("ab").join(&sha);
    std::fs::create_dir_all(pipe.parent().unwrap()).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    pipe
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn others_go_on_working_while_documents_are_hashed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = std::sync::Arc::new(made(&path, clock::now()).await.unwrap());
    add_call(&store, "one").await.unwrap();
    let pipe = document_that_is_a_pipe(&store).await;
    let verifying = tokio::spawn({
        let store = store.clone();
        async move { crate::verify(&store).await }
    });
    let writer = tokio::task::spawn_blocking(move || std::fs::OpenOptions::new().write(true).open(pipe));
    let writer = writer.await.unwrap().unwrap();
    let patience = std::time::Duration::from_secs(10);
    tokio::time::timeout(patience, add_call(&store, "two"))
        .await
        .unwrap()
        .unwrap();
    drop(writer);
    let report = verifying.await.unwrap().unwrap();
    assert_eq!(report.findings[0].check, "document_altered");
}

#[tokio::test]
async fn nothing_is_saved_into_a_folder_that_is_no_longer_there() {
    let folder = tempfile::tempdir().unwrap();
    let (path, moved) = (
        folder.path().join("T.palmares"),
        folder.path().join("Ailleurs.palmares"),
    );
    let store = made(&path, clock::now()).await.unwrap();
    add_call(&store, "Avant").await.unwrap();
    std::fs::rename(&path, &moved).unwrap();
    let gone = |outcome| {
        matches!(
            outcome,
            Err(Error::WorkspacePath {
                reason: PathFault::Missing,
                ..
            })
        )
    };
    assert!(gone(add_call(&store, "Après").await));
    // Another workspace in its place is not this one.
    drop(made(&path, clock::now()).await.unwrap());
    assert!(gone(add_call(&store, "Encore après").await));
    std::fs::remove_dir_all(&path).unwrap();
    std::fs::rename(&moved, &path).unwrap();
    add_call(&store, "Revenu").await.unwrap();
}
