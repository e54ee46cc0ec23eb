//! What version 0.1.0 left on people's disks opens: with its copy kept, its history with its persons, and its last acts undone.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "fixtures/mod.rs"]
mod fixtures;

use std::path::{Path, PathBuf};

use fixtures::fixture;
use palmares_core::clock;
use palmares_core::committee;
use palmares_core::error::Error;
use palmares_core::id::PersonId;
use palmares_core::journal::{self, Caller, HistoryEntry, OperationName, Part};
use palmares_core::store::Store;
use sqlx::{Connection, SqliteConnection};

/// A copy of a workspace on the shelf.
fn shelved(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    copy(&fixture("workspaces").join(name), &path);
    (folder, path)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if entry.is_dir() {
            copy(&entry, &to.join(name));
        } else {
            std::fs::copy(&entry, to.join(name)).unwrap();
        }
    }
}

async fn history(store: &Store) -> Vec<HistoryEntry> {
    journal::entries(&mut store.read().await.unwrap(), None, 500, None)
        .await
        .unwrap()
        .entries
}

fn person(history: &[HistoryEntry], name: &str) -> PersonId {
    history
        .iter()
        .find(|entry| entry.person_name.as_deref() == Some(name))
        .unwrap()
        .person
}

#[tokio::test]
async fn a_workspace_of_0_1_0_opens_with_its_copy_kept_and_everything_holds() {
    let (_folder, path) = shelved("0.1.0-small.palmares");
    let store = Store::open(&path, clock::now()).await.unwrap();
    let report = palmares_core::verify(&store).await.unwrap();
    assert_eq!((report.findings, report.documents), (vec![], 15));
    // One more entry than before: that of the persons of the staff.
    assert_eq!(report.head.entries, 115);
    let backups = store.backups().unwrap();
    assert!(
        backups.iter().any(|backup| backup.name.starts_with("before-schema-")),
        "{backups:?}"
    );
    store.close().await;
    let again = Store::open(&path, clock::now()).await.unwrap();
    assert_eq!(palmares_core::verify(&again).await.unwrap().head, report.head);
}

#[tokio::test]
async fn the_history_of_0_1_0_names_its_persons_and_their_parts() {
    let (_folder, path) = shelved("0.1.0-small.palmares");
    let store = Store::open(&path, clock::now()).await.unwrap();
    let history = history(&store).await;
    let of = |name: &str| {
        history
            .iter()
            .filter(|entry| entry.person_name.as_deref() == Some(name))
            .count()
    };
    assert_eq!(
        [
            of("secretariat"),
            of("Odile Fontaine"),
            of("Karim Benali"),
            of("Léa Morel"),
            of("Hugo Caron")
        ],
        [65, 21, 17, 10, 2]
    );
    let newest = history.iter().find(|entry| entry.id.number == 114).unwrap();
    assert_eq!(
        (newest.operation, newest.part),
        (OperationName::DossierUpdate, Part::Secretariat)
    );
    let undone = history.iter().find(|entry| entry.id.number == 112).unwrap();
    assert_eq!((undone.operation, undone.part), (OperationName::Undo, Part::Member));
    assert_eq!(undone.reverts.map(|entry| entry.number), Some(111));
    let staff = committee::persons(&mut store.read().await.unwrap()).await.unwrap();
    assert_eq!(
        staff.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(),
        ["secretariat"]
    );
}

#[tokio::test]
async fn everybody_undoes_their_last_act_of_0_1_0() {
    let (_folder, path) = shelved("0.1.0-small.palmares");
    let store = Store::open(&path, clock::now()).await.unwrap();
    let history = history(&store).await;
    let staff = Caller::secretariat(person(&history, "secretariat"), "secretariat", clock::now());
    let member = |name: &str| Caller::member(person(&history, name).into(), name, clock::now());
    for (caller, number) in [
        (staff.clone(), 114),
        (member("Odile Fontaine"), 113),
        (member("Léa Morel"), 110),
    ] {
        let state = journal::undo_state(&store, caller.person).await.unwrap();
        assert_eq!(state.undo.map(|next| next.id.number), Some(number));
        palmares_core::undo(&store, &caller).await.unwrap();
    }
    palmares_core::redo(&store, &staff).await.unwrap();
    assert_eq!(palmares_core::verify(&store).await.unwrap().findings, vec![]);
}

#[tokio::test]
async fn the_sample_of_0_1_0_opens_whole() {
    let folder = tempfile::tempdir().unwrap();
    let unpacked = std::process::Command::new("tar")
        .arg("-xJf")
        .arg(fixture("workspaces/0.1.0-sample.tar.xz"))
        .arg("-C")
        .arg(folder.path())
        .status();
    assert!(unpacked.unwrap().success());
    let store = Store::open(&folder.path().join("0.1.0-sample.palmares"), clock::now())
        .await
        .unwrap();
    let report = palmares_core::verify(&store).await.unwrap();
    assert_eq!(
        (report.findings, report.head.entries, report.documents),
        (vec![], 424, 88)
    );
}

#[tokio::test]
async fn a_broken_record_of_0_1_0_is_not_made_anew_and_nothing_is_changed() {
    let (_folder, path) = shelved("0.1.0-small.palmares");
    let file = path.join("workspace.sqlite");
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    for statement in [
        "drop trigger journal_is_append_only",
        "update journal set account = 'x' where seq = 40",
        "pragma wal_checkpoint(truncate)",
    ] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let before = std::fs::read(&file).unwrap();
    let refused = Store::open(&path, clock::now()).await.unwrap_err();
    assert!(
        matches!(&refused, Error::Damaged { detail } if detail.contains("40")),
        "{refused:?}"
    );
    assert!(std::fs::read(&file).unwrap() == before);
}

/// Whether everything holds but the schema: a column that no migration of this program makes is named, and that is right.
async fn holds(store: &Store) -> bool {
    let findings = palmares_core::verify(store).await.unwrap().findings;
    findings.iter().all(|finding| finding.check == "schema")
}

#[tokio::test]
async fn a_new_column_needs_its_migration_and_nothing_else() {
    let (_folder, path) = shelved("0.1.0-small.palmares");
    Store::open(&path, clock::now()).await.unwrap().close().await;
    let file = path.join("workspace.sqlite");
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    for statement in [
        "alter table dossier add column nickname text not null default 'none'",
        "alter table mark add column weight integer",
    ] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let store = Store::open(&path, clock::now()).await.unwrap();
    assert!(holds(&store).await);
    let staff = person(&history(&store).await, "secretariat");
    let caller = Caller::secretariat(staff, "secretariat", clock::now());
    for _ in 0..8 {
        palmares_core::undo(&store, &caller).await.unwrap();
    }
    for _ in 0..8 {
        palmares_core::redo(&store, &caller).await.unwrap();
    }
    assert!(holds(&store).await);
    let newest = &history(&store).await[0];
    assert_eq!(newest.operation, OperationName::Redo);
}
