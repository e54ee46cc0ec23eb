//! The journal's promises, on real workspaces.

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};

use super::*;
use crate::clock::{self, Timestamp};
use crate::error::Error;
use crate::id::{CallId, MemberId};
use crate::store::Store;

struct Workspace {
    store: Store,
    folder: tempfile::TempDir,
}

fn at(ms: i64) -> Timestamp {
    chrono::DateTime::from_timestamp_millis(1_768_000_000_000 + ms).unwrap()
}

fn staff(ms: i64) -> Caller {
    Caller::secretariat(founder(), "secretariat", at(ms))
}

async fn workspace() -> Workspace {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("T.palmares"), "T", at(0))
        .await
        .unwrap();
    Workspace { store, folder }
}

async fn add_call(store: &Store, id: CallId, name: &str, ms: i64) -> Receipt {
    let mut change = store
        .begin(Operation::new(OperationName::CallCreate).with("name", name), &staff(ms))
        .await
        .unwrap();
    sqlx::query("insert into call (id, name, template, rules, created_at) values (?, ?, 't', '{}', '')")
        .bind(id.to_string())
        .bind(name)
        .execute(&mut *change)
        .await
        .unwrap();
    change.commit().await.unwrap()
}

async fn rename_call(store: &Store, id: CallId, name: &str, caller: &Caller) -> Receipt {
    let mut change = store
        .begin(Operation::new(OperationName::CallUpdate), caller)
        .await
        .unwrap();
    sqlx::query("update call set name = ? where id = ?")
        .bind(name)
        .bind(id.to_string())
        .execute(&mut *change)
        .await
        .unwrap();
    change.commit().await.unwrap()
}

/// Every domain row, by table: what must be the same again after undo and redo.
async fn dump(connection: &mut SqliteConnection) -> Vec<String> {
    let mut lines = Vec::new();
    for name in crate::store::domain_tables(connection).await.unwrap() {
        let table = triggers::table(connection, &name).await.unwrap();
        let rows = sqlx::query(AssertSqlSafe(table.select_images()))
            .fetch_all(&mut *connection)
            .await
            .unwrap();
        lines.extend(
            rows.iter()
                .map(|row| format!("{name} {} {}", row.get::<String, _>(0), row.get::<String, _>(1))),
        );
    }
    lines.sort();
    lines
}

async fn dump_of(store: &Store) -> Vec<String> {
    dump(&mut store.read().await.unwrap()).await
}

#[tokio::test]
async fn a_table_written_outside_an_operation_refuses_the_row() {
    let workspace = workspace().await;
    let mut connection = workspace.store.read().await.unwrap();
    let refused =
        sqlx::query("insert into call (id, name, template, rules, created_at) values ('x', 'x', 't', '{}', '')")
            .execute(&mut *connection)
            .await;
    assert!(refused.unwrap_err().to_string().contains("no operation is open"));
}

#[tokio::test]
async fn replacing_a_row_leaves_both_images() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "before", 1).await;
    let mut change = workspace
        .store
        .begin(Operation::new(OperationName::CallUpdate), &staff(2))
        .await
        .unwrap();
    sqlx::query(
        "insert or replace into call (id, name, template, rules, created_at) values (?, 'after', 't', '{}', '')",
    )
    .bind(id.to_string())
    .execute(&mut *change)
    .await
    .unwrap();
    let images: i64 = sqlx::query_scalar("select count(*) from journal_change where entry = ?")
        .bind(change.entry())
        .fetch_one(&mut *change)
        .await
        .unwrap();
    assert_eq!(images, 2, "the row removed and the row written");
}

#[tokio::test]
async fn a_dropped_change_leaves_nothing() {
    let workspace = workspace().await;
    let before = dump_of(&workspace.store).await;
    let mut change = workspace
        .store
        .begin(Operation::new(OperationName::CallCreate), &staff(1))
        .await
        .unwrap();
    sqlx::query("insert into call (id, name, template, rules, created_at) values ('x', 'x', 't', '{}', '')")
        .execute(&mut *change)
        .await
        .unwrap();
    drop(change);
    assert_eq!(dump_of(&workspace.store).await, before);
    assert_eq!(head(&mut workspace.store.read().await.unwrap()).await.unwrap().seq, 0);
}

#[tokio::test]
async fn a_change_that_changes_nothing_leaves_no_entry() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "same", 1).await;
    let receipt = rename_call(&workspace.store, id, "same", &staff(2)).await;
    assert_eq!((receipt.entry, receipt.touched.len()), (None, 0));
}

#[tokio::test]
async fn undo_and_redo_are_named_and_survive_a_restart() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    for step in 0..150 {
        rename_call(&workspace.store, id, &format!("name {step}"), &staff(2 + step)).await;
    }
    let path = workspace.store.folder().to_owned();
    workspace.store.close().await;
    let store = Store::open(&path, at(1_000)).await.unwrap();
    let state = undo_state(&store, Actor::Secretariat).await.unwrap();
    assert_eq!(state.undo.unwrap().operation, OperationName::CallUpdate);
    assert!(state.depth >= 100, "at least a hundred steps, got {}", state.depth);
    for step in 0..120 {
        undo(&store, &staff(2_000 + step)).await.unwrap();
    }
    let name: String = sqlx::query_scalar("select name from call")
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(name, "name 29");
    assert!(undo_state(&store, Actor::Secretariat).await.unwrap().redo.is_some());
}

#[tokio::test]
async fn undo_stops_at_a_row_that_somebody_else_changed_since() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    rename_call(&workspace.store, id, "by staff", &staff(2)).await;
    let other = Caller::member(MemberId::new(), "member", at(3));
    rename_call(&workspace.store, id, "by a member", &other).await;
    let before = dump_of(&workspace.store).await;
    assert!(matches!(
        undo(&workspace.store, &staff(4)).await,
        Err(Error::Conflict { .. })
    ));
    assert_eq!(dump_of(&workspace.store).await, before);
}

#[tokio::test]
async fn a_final_operation_ends_what_can_be_undone() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    let mut change = workspace
        .store
        .begin(Operation::new(OperationName::MinutesApprove), &staff(2))
        .await
        .unwrap();
    sqlx::query("update call set name = 'approved'")
        .execute(&mut *change)
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert!(matches!(
        undo(&workspace.store, &staff(3)).await,
        Err(Error::NothingToUndo)
    ));
}

/// A closed workspace with twelve entries, reopened past the program as an attacker would.
async fn tampered(statements: &[&str]) -> Option<BrokenEntry> {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    for step in 0..11 {
        rename_call(&workspace.store, id, &format!("name {step}"), &staff(2 + step)).await;
    }
    let file = workspace.store.folder().join("workspace.sqlite");
    workspace.store.close().await;
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    sqlx::query("pragma foreign_keys = off")
        .execute(&mut connection)
        .await
        .unwrap();
    for name in [
        "journal_is_append_only",
        "journal_is_kept",
        "journal_change_is_append_only",
        "journal_change_is_kept",
    ] {
        sqlx::query(AssertSqlSafe(format!("drop trigger {name}")))
            .execute(&mut connection)
            .await
            .unwrap();
    }
    for statement in statements {
        sqlx::query(AssertSqlSafe((*statement).to_owned()))
            .execute(&mut connection)
            .await
            .unwrap();
    }
    let found = verify_chain(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    drop(workspace.folder);
    found
}

#[tokio::test]
async fn a_journal_left_alone_holds() {
    assert_eq!(tampered(&[]).await, None);
}

#[tokio::test]
async fn a_changed_row_is_named() {
    for (column, value) in [
        ("actor", "'x'"),
        ("account", "'x'"),
        ("operation", "'undo'"),
        ("params", "'{}'"),
        ("wall_ms", "1"),
    ] {
        let found = tampered(&[&format!(
            "update journal set {column} = {value} where seq = 5 or (seq = 1 and '{column}' = 'params')"
        )])
        .await;
        let first = if column == "params" { 1 } else { 5 };
        assert_eq!(found.map(|broken| broken.seq), Some(first), "{column}");
    }
    let found =
        tampered(&["update journal_change set after = replace(after, 'name 3', 'name x') where entry = 5"]).await;
    assert_eq!(found.map(|broken| broken.seq), Some(5));
}

#[tokio::test]
async fn a_deleted_row_is_named_at_the_tail_too() {
    for seq in [1, 6, 12] {
        let delete = format!("delete from journal where seq = {seq}");
        assert_eq!(tampered(&[&delete]).await, Some(BrokenEntry { seq, reason: "missing" }));
    }
    let found = tampered(&["delete from journal_change where entry = 7"]).await;
    assert_eq!(found.map(|broken| broken.seq), Some(7));
}

#[tokio::test]
async fn an_inserted_row_is_named() {
    let copy =
        "insert into journal select 13, device, wall_ms, counter, actor, account, operation, params, reverts, hash
                from journal where seq = 12";
    assert_eq!(tampered(&[copy]).await.map(|broken| broken.seq), Some(13));
    let image =
        "insert into journal_change (entry, row_table, row_key, before, after) values (4, 'call', '[]', null, null)";
    assert_eq!(tampered(&[image]).await.map(|broken| broken.seq), Some(4));
    let stray =
        "insert into journal_change (entry, row_table, row_key, before, after) values (99, 'call', '[]', null, null)";
    assert_eq!(tampered(&[stray]).await.map(|broken| broken.seq), Some(99));
}

#[tokio::test]
async fn reordered_rows_are_named() {
    let swap = [
        "update journal set seq = -1 where seq = 3",
        "update journal set seq = 3 where seq = 9",
        "update journal set seq = 9 where seq = -1",
        "update journal_change set entry = -1 where entry = 3",
        "update journal_change set entry = 3 where entry = 9",
        "update journal_change set entry = 9 where entry = -1",
    ];
    assert_eq!(tampered(&swap).await.map(|broken| broken.seq), Some(3));
}

#[tokio::test]
async fn entries_tell_what_changed_from_what_to_what() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    rename_call(&workspace.store, id, "second", &staff(2)).await;
    let page = entries(&mut workspace.store.read().await.unwrap(), None, 10, None)
        .await
        .unwrap();
    let newest = &page.entries[0];
    assert_eq!(
        (newest.seq, newest.operation, newest.at),
        (2, OperationName::CallUpdate, at(2))
    );
    let field = &newest.changes[0].fields[0];
    assert_eq!(
        (field.field.as_str(), &field.before, &field.after),
        ("name", &Value::from("first"), &Value::from("second"))
    );
    assert_eq!(page.head.seq, 2);
}

#[tokio::test]
async fn every_row_is_the_one_the_journal_last_wrote() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    assert_eq!(workspace.store.verify().await.unwrap().findings, vec![]);
    let path = workspace.store.folder().to_owned();
    workspace.store.close().await;
    let file = path.join("workspace.sqlite");
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    for statement in ["drop trigger journal_call_update", "update call set name = 'altered'"] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let store = Store::open(&path, clock::now()).await.unwrap();
    let report = store.verify().await.unwrap();
    assert_eq!(report.findings[0].check, "untraced_row");
}
