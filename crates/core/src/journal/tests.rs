//! The journal's promises, on real workspaces.

use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use super::*;
use crate::clock::{self, Timestamp};
use crate::error::Error;
use crate::id::{CallId, PersonId};
use crate::journal::made;
use crate::store::{self, Store};

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
    let store = made(&folder.path().join("T.palmares"), at(0))
        .await
        .unwrap();
    Workspace { store, folder }
}

async fn add_call(store: &Store, id: CallId, name: &str, ms: i64) -> Receipt {
    let mut change = store.begin_act(&staff(ms), OperationName::CallCreate).await.unwrap();
    change.says("name", name);
    sqlx::query("insert into call (id, name, template, rules, created_at) values (?, ?, 't', '{}', '')")
        .bind(id.to_string())
        .bind(name)
        .execute(&mut *change)
        .await
        .unwrap();
    change.commit().await.unwrap()
}

async fn rename_call(store: &Store, id: CallId, name: &str, caller: &Caller) -> Receipt {
    let mut change = store.begin_act(caller, OperationName::CallUpdate).await.unwrap();
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
    for (name, table) in store::tables(connection).await.unwrap() {
        let rows = store::rows(connection, &table).await.unwrap();
        lines.extend(rows.into_iter().map(|(key, row)| format!("{name} {key} {row}")));
    }
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
        .begin_act(&staff(2), OperationName::CallUpdate)
        .await
        .unwrap();
    sqlx::query(
        "insert or replace into call (id, name, template, rules, created_at) values (?, 'after', 't', '{}', '')",
    )
    .bind(id.to_string())
    .execute(&mut *change)
    .await
    .unwrap();
    let images: i64 = sqlx::query_scalar("select count(*) from journal_change where place = ?")
        .bind(change.place())
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
        .begin_act(&staff(1), OperationName::CallCreate)
        .await
        .unwrap();
    sqlx::query("insert into call (id, name, template, rules, created_at) values ('x', 'x', 't', '{}', '')")
        .execute(&mut *change)
        .await
        .unwrap();
    drop(change);
    assert_eq!(dump_of(&workspace.store).await, before);
    let head = head(&mut workspace.store.read().await.unwrap()).await.unwrap();
    assert_eq!(head.entries, 1, "the entry of the first person");
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
    let state = undo_state(&store, founder()).await.unwrap();
    assert_eq!(state.undo.unwrap().operation, OperationName::CallUpdate);
    assert!(state.depth >= 100, "at least a hundred steps, got {}", state.depth);
    for step in 0..120 {
        crate::undo(&store, &staff(2_000 + step)).await.unwrap();
    }
    let name: String = sqlx::query_scalar("select name from call")
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(name, "name 29");
    assert!(undo_state(&store, founder()).await.unwrap().redo.is_some());
}

#[tokio::test]
async fn undo_stops_at_a_row_that_somebody_else_changed_since() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    rename_call(&workspace.store, id, "by staff", &staff(2)).await;
    let other = Caller::secretariat(another_person(&workspace.store).await, "other", at(3));
    rename_call(&workspace.store, id, "by another", &other).await;
    let before = dump_of(&workspace.store).await;
    assert!(matches!(
        crate::undo(&workspace.store, &staff(4)).await,
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
        .begin_act(&staff(2), OperationName::MinutesApprove)
        .await
        .unwrap();
    sqlx::query("update call set name = 'approved'")
        .execute(&mut *change)
        .await
        .unwrap();
    change.commit().await.unwrap();
    assert!(matches!(
        crate::undo(&workspace.store, &staff(3)).await,
        Err(Error::NothingToUndo)
    ));
}

/// Somebody else of the staff.
async fn another_person(store: &Store) -> PersonId {
    let id = PersonId::new();
    let enter = async |act: &mut Act| {
        sqlx::query("insert into person (id, name) values (?, 'Bruno Delattre')")
            .bind(id.to_string())
            .execute(&mut **act)
            .await?;
        Ok(())
    };
    store.act(&staff(2), OperationName::PersonSave, enter).await.unwrap();
    id
}

/// A closed workspace with thirteen entries, the first one that of its founder, reopened past the program as an attacker would.
async fn tampered(statements: &[&str]) -> Vec<(i64, ChainFault)> {
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
    for name in [
        "journal_is_append_only",
        "journal_is_kept",
        "journal_change_is_append_only",
        "journal_change_is_kept",
        "journal_entry_takes_its_place",
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
    let found = verify_chains(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    drop(workspace.folder);
    found.iter().map(|broken| (broken.entry.number, broken.fault)).collect()
}

#[tokio::test]
async fn a_journal_left_alone_holds() {
    assert_eq!(tampered(&[]).await, []);
}

#[tokio::test]
async fn a_changed_row_is_named() {
    for (column, value) in [
        ("person", "'00000000-0000-0000-0000-000000000002'"),
        ("part", "'chair'"),
        ("account", "'x'"),
        ("operation", "'undo'"),
        ("params", "'{\"x\":1}'"),
        ("wall_ms", "1"),
        ("counter", "9"),
        ("schema", "7"),
        ("seen", "'{\"00000000-0000-0000-0000-000000000002\":1}'"),
        ("hash", "hash || '0'"),
    ] {
        let found = tampered(&[&format!("update journal set {column} = {value} where number = 5")]).await;
        assert_eq!(found, [(5, ChainFault::Altered)], "{column}");
    }
    let reverts = "update journal set reverts_device = device, reverts_number = 1 where number = 5";
    assert_eq!(tampered(&[reverts]).await, [(5, ChainFault::Altered)]);
    let image = "update journal_change set after = replace(after, 'name 3', 'name x') where place = 6";
    assert_eq!(tampered(&[image]).await, [(6, ChainFault::Altered)]);
}

#[tokio::test]
async fn a_deleted_row_is_named_at_the_tail_too() {
    for number in [1, 6, 13] {
        let delete = format!("delete from journal where number = {number}");
        assert_eq!(tampered(&[&delete]).await, [(number, ChainFault::Missing)]);
    }
    let delete = "delete from journal_change where place = 7";
    assert_eq!(tampered(&[delete]).await, [(7, ChainFault::Altered)]);
    let place = "delete from journal_place where number = 7";
    assert_eq!(tampered(&[place]).await, [(7, ChainFault::Altered)]);
}

#[tokio::test]
async fn an_inserted_row_is_named() {
    let copy = "insert into journal select device, 14, wall_ms, counter, schema, person, part, account, operation, params,
                reverts_device, reverts_number, seen, hash from journal where number = 13";
    assert_eq!(tampered(&[copy]).await, [(14, ChainFault::Altered)]);
    for place in [4, 99] {
        let image = format!(
            "insert into journal_change (place, row_table, row_key, before, after) values ({place}, 'call', '[]', null, null)"
        );
        assert_eq!(tampered(&[&image]).await, [(place, ChainFault::Altered)]);
    }
}

#[tokio::test]
async fn reordered_rows_are_named() {
    let swap = [
        "update journal set number = 100 where number = 3",
        "update journal set number = 3 where number = 9",
        "update journal set number = 9 where number = 100",
    ];
    assert_eq!(tampered(&swap).await, [(3, ChainFault::Altered)]);
    let places = [
        "update journal_change set place = 100 where place = 3",
        "update journal_change set place = 3 where place = 9",
        "update journal_change set place = 9 where place = 100",
    ];
    assert_eq!(tampered(&places).await, [(3, ChainFault::Altered)]);
}

#[tokio::test]
async fn where_an_entry_stands_here_is_no_part_of_what_it_says() {
    let places = [
        "update journal_place set place = place + 1000",
        "update journal_change set place = place + 1000, id = id + 5000",
    ];
    assert_eq!(tampered(&places).await, []);
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
        (newest.id.number, newest.operation, newest.at),
        (3, OperationName::CallUpdate, at(2))
    );
    let field = &newest.changes[0].fields[0];
    assert_eq!(
        (field.field.as_str(), &field.before, &field.after),
        ("name", &Value::from("first"), &Value::from("second"))
    );
    assert_eq!(page.head.entries, 3);
    assert_eq!((newest.person_name.as_deref(), newest.part), (Some("Agathe Vasseur"), Part::Secretariat));
}

#[tokio::test]
async fn every_row_is_the_one_the_journal_last_wrote() {
    let workspace = workspace().await;
    let id = CallId::new();
    add_call(&workspace.store, id, "first", 1).await;
    assert_eq!(crate::verify(&workspace.store).await.unwrap().findings, vec![]);
    let path = workspace.store.folder().to_owned();
    workspace.store.close().await;
    let file = path.join("workspace.sqlite");
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    for statement in ["drop trigger image_call_update", "update call set name = 'altered'"] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let store = Store::open(&path, clock::now()).await.unwrap();
    let report = crate::verify(&store).await.unwrap();
    assert_eq!(report.findings[0].check, "untraced_row");
}
