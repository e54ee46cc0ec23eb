//! What somebody with another program does to the file of a workspace, and what a verification says of it.

use std::path::Path;

use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

use super::{Asked, Caller, OperationName, founder, made};
use crate::clock::Timestamp;
use crate::store::{Notice, Store};
use crate::{verify, verify_with};

fn now() -> Timestamp {
    "2026-01-14T09:00:00Z".parse().unwrap()
}

async fn act(store: &Store, statement: &'static str) {
    let caller = Caller::secretariat(founder(), "s", now());
    let mut act = store.begin_act(&caller, OperationName::CallCreate).await.unwrap();
    sqlx::query(statement).execute(&mut *act).await.unwrap();
    act.commit().await.unwrap();
}

/// A workspace with a call, a dossier and a text, closed.
async fn workspace(path: &Path) {
    let store = made(path, now()).await.unwrap();
    act(
        &store,
        "insert into call (id, name, template, rules, created_at) values ('c', 'Appel', 't', '{}', '')",
    )
    .await;
    act(
        &store,
        "insert into dossier (id, call_id, number, title, state, received_by, received_at, created_at)
         values ('d', 'c', 1, 'Chaufferie au bois', 'received', 'hand', '2026-01-10T09:00:00.000Z', '2026-01-10T09:00:00.000Z')",
    )
    .await;
    store.set_setting("seat.main", "{}").await.unwrap();
    store.close().await;
}

async fn past_the_program(path: &Path, statements: &str) {
    let file = path.join("workspace.sqlite");
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    sqlx::raw_sql(AssertSqlSafe(statements.to_owned()))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn found(path: &Path) -> Vec<String> {
    let store = Store::open(path, now()).await.unwrap();
    let report = verify(&store).await.unwrap();
    store.close().await;
    report
        .findings
        .into_iter()
        .map(|finding| format!("{} {}", finding.check, finding.detail))
        .collect()
}

const OPEN: &str =
    "drop trigger journal_is_append_only; drop trigger journal_is_kept; drop trigger journal_change_is_append_only;
                    drop trigger journal_change_is_kept;";

#[tokio::test]
async fn each_tampering_is_named() {
    for (tampering, expected) in [
        (
            "drop trigger image_dossier_update; update dossier set title = 'x'",
            "untraced_row dossier [\"d\"]",
        ),
        (
            "drop trigger image_dossier_delete; delete from dossier",
            "untraced_row dossier [\"d\"]",
        ),
        (
            "drop trigger journal_entry_takes_its_place",
            "schema missing trigger journal_entry_takes_its_place",
        ),
        (
            "create trigger quiet before update on dossier begin select raise(ignore); end",
            "schema planted trigger quiet",
        ),
        ("create table hidden (a)", "schema planted table hidden"),
        (
            "drop index settlement_by_conflict",
            "schema missing index settlement_by_conflict",
        ),
        ("alter table person add column note text", "schema altered table person"),
        ("update workspace set name = 'x'", "seal workspace"),
        ("update setting set value = '{\"a\": 1}'", "seal setting seat.main"),
        ("insert into setting values ('more', 'x')", "seal setting more"),
        ("update search_row set key = 'x' where part = 'dossier'", "search d"),
        ("delete from search where rowid = 1", "search d"),
        ("delete from journal_about", "journal_about"),
        ("update undo_step set person = 'x'", "journal_order undo"),
        (
            "update journal_place set number = 99 where number = 3",
            "journal_order place",
        ),
        (
            "insert into peer values ('x', '{\"a\": \"b\"}', '')",
            "journal_order peer x",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("T.palmares");
        workspace(&path).await;
        assert_eq!(found(&path).await, Vec::<String>::new());
        past_the_program(&path, tampering).await;
        let found = found(&path).await;
        assert!(
            found.iter().any(|finding| finding.starts_with(expected)),
            "{tampering}: {found:?}"
        );
    }
}

#[tokio::test]
async fn a_malformed_entry_is_named_by_its_place_and_hides_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    workspace(&path).await;
    let broken = format!(
        "{OPEN} pragma ignore_check_constraints = on; update journal set params = '{{' where number = 2;
         update journal_change set after = 'x' where place = 3; update workspace set name = 'x';
         create trigger quiet before update on dossier begin select raise(ignore); end"
    );
    past_the_program(&path, &broken).await;
    let found = found(&path).await;
    let device = Store::open(&path, now()).await.unwrap().device();
    assert!(found.contains(&format!("chain {device}:2 altered")), "{found:?}");
    for check in ["seal workspace", "schema planted trigger quiet"] {
        assert!(found.iter().any(|finding| finding == check), "{check}: {found:?}");
    }
}

#[tokio::test]
async fn triggers_are_put_right_when_a_workspace_opens_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    workspace(&path).await;
    past_the_program(
        &path,
        "drop trigger journal_entry_takes_its_place; drop trigger image_dossier_update;
         create trigger quiet before update on dossier begin select raise(ignore); end",
    )
    .await;
    let store = Store::open(&path, now()).await.unwrap();
    assert_eq!(store.notices(), [Notice::SchemaMended]);
    assert_eq!(store.mended().len(), 3, "{:?}", store.mended());
    act(&store, "update dossier set title = 'Chaufferie'").await;
    store.close().await;
    let store = Store::open(&path, now()).await.unwrap();
    assert_eq!(store.notices(), []);
    let entries = verify(&store).await.unwrap();
    assert_eq!(
        (entries.head.entries, entries.findings),
        (4, vec![]),
        "the act was written"
    );
}

#[tokio::test]
async fn a_printed_head_is_found_again_and_one_of_a_rewritten_journal_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    workspace(&path).await;
    let store = Store::open(&path, now()).await.unwrap();
    let printed = verify(&store).await.unwrap().head.line();
    act(&store, "update dossier set title = 'Chaufferie'").await;
    let asked = |line: &str| Asked {
        heads: vec![line.parse().unwrap()],
    };
    let passed = verify_with(&store, &asked(&printed), now()).await.unwrap();
    assert_eq!(passed.findings, []);
    let other = printed.replacen(":3", ":2", 1);
    let strange = verify_with(&store, &asked(&other), now()).await.unwrap().findings;
    assert_eq!(
        (strange[0].check.as_str(), strange[0].detail.as_str()),
        ("head", other.as_str())
    );
}

#[tokio::test]
async fn an_older_copy_or_another_workspace_in_the_place_of_this_one_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let (path, other) = (folder.path().join("T.palmares"), folder.path().join("O.palmares"));
    workspace(&path).await;
    workspace(&other).await;
    let older = std::fs::read(path.join("workspace.sqlite")).unwrap();
    let store = Store::open(&path, now()).await.unwrap();
    act(&store, "update dossier set title = 'Chaufferie'").await;
    store.backup(now() + chrono::Duration::hours(1)).await.unwrap();
    store.close().await;
    for put in [older, std::fs::read(other.join("workspace.sqlite")).unwrap()] {
        std::fs::write(path.join("workspace.sqlite"), put).unwrap();
        let store = Store::open(&path, now() + chrono::Duration::hours(2)).await.unwrap();
        let report = verify_with(&store, &Asked::default(), now() + chrono::Duration::hours(2))
            .await
            .unwrap();
        let checks: Vec<&str> = report.findings.iter().map(|finding| finding.check.as_str()).collect();
        assert_eq!(checks, ["backup_ahead"]);
        store.close().await;
    }
}

#[tokio::test]
async fn what_leaves_the_house_waits_for_a_record_that_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    workspace(&path).await;
    let store = Store::open(&path, now()).await.unwrap();
    crate::require_sound(&store).await.unwrap();
    store.close().await;
    past_the_program(
        &path,
        "drop trigger image_dossier_update; update dossier set title = 'x'",
    )
    .await;
    let store = Store::open(&path, now()).await.unwrap();
    assert!(crate::require_sound(&store).await.is_err());
}
