//! Putting a backup back: whatever was lost, and wherever it was cut short.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::Store;
use super::tests::{add_call_at, at, files, names};
use crate::clock::Timestamp;
use crate::document::{ContentStore, Sha};
use crate::error::{Code, Error};
use crate::journal::{Caller, OperationName, founder, hooks, made};

/// A workspace with a document that a row names.
pub(super) async fn workspace(path: &Path, now: Timestamp) -> (Store, Sha) {
    let store = made(path, now).await.unwrap();
    add_call_at(&store, "one", now).await.unwrap();
    let sha256 = ContentStore::open_at(store.documents())
        .unwrap()
        .put(b"paper")
        .unwrap()
        .sha256;
    let caller = Caller::secretariat(founder(), "s", now);
    let mut act = store.begin_act(&caller, OperationName::PaperProduce).await.unwrap();
    sqlx::query(
        "insert into paper (id, call_id, kind, language, audience, name, sha256, heads, made_at)
         select 'p', id, 'ranking', 'fr', 'internal', 'p.pdf', ?, '', '' from call",
    )
    .bind(sha256.as_str())
    .execute(&mut *act)
    .await
    .unwrap();
    act.commit().await.unwrap();
    (store, sha256)
}

fn damage(path: &Path, sha256: &Sha) -> PathBuf {
    std::fs::write(path.join("workspace.sqlite"), "no database any more").unwrap();
    std::fs::write(path.join("workspace.sqlite-wal"), "a log of another time").unwrap();
    let document = ContentStore::look_at(path.join("documents")).path(sha256);
    std::fs::write(&document, "altered").unwrap();
    document
}

#[tokio::test]
async fn a_restoration_stopped_at_any_step_and_run_again_ends_well() {
    let now = at("2026-01-14T09:00:00Z");
    for stop in 0..8 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("T.palmares");
        let (store, sha256) = workspace(&path, now).await;
        store.backup(now).await.unwrap();
        store.close().await;
        damage(&path, &sha256);
        let steps = AtomicU32::new(0);
        let stopped = Store::put_back(&path, None, now, hooks(), &|_| {
            if steps.fetch_add(1, Ordering::SeqCst) == stop {
                return Err(Error::Cancelled);
            }
            Ok(())
        })
        .await;
        assert_eq!(stopped.is_err(), stop < 7, "there are seven places to stop at");
        // What was cut short is either whole or refused with what to do: never an older record that looks whole.
        match Store::open(&path, now).await {
            Ok(store) => {
                assert!(stop >= 6, "step {stop}");
                store.close().await;
            }
            Err(error) => assert!(
                matches!(error.code(), Code::Damaged | Code::WorkspacePath),
                "step {stop}: {error}"
            ),
        }
        let (store, restored) = Store::restore(&path, None, now).await.unwrap();
        assert_eq!(restored.lacking, Vec::<String>::new());
        assert_eq!(names(&store).await, ["one"]);
        assert_eq!(crate::verify(&store).await.unwrap().findings, [], "step {stop}");
        let aside = files(&path).into_iter().filter(|name| name.ends_with("endommagé"));
        let kept: Vec<Vec<u8>> = aside.map(|name| std::fs::read(path.join(name)).unwrap()).collect();
        for content in ["no database any more", "a log of another time"] {
            assert!(
                kept.iter().any(|kept| kept == content.as_bytes()),
                "step {stop}: {content}"
            );
        }
        assert!(
            !files(&path).iter().any(|name| name.contains("restored")),
            "step {stop}"
        );
    }
}

#[tokio::test]
async fn a_workspace_lost_whole_comes_back_from_the_second_place_with_every_document() {
    let now = at("2026-01-14T09:00:00Z");
    let folder = tempfile::tempdir().unwrap();
    let (path, stick) = (folder.path().join("T.palmares"), folder.path().join("stick"));
    let (store, sha256) = workspace(&path, now).await;
    assert!(
        store.set_second_place(Some(&stick), now).await.is_err(),
        "it is not there"
    );
    std::fs::create_dir(&stick).unwrap();
    assert!(
        store.set_second_place(Some(&path.join("backups")), now).await.is_err(),
        "it is the first"
    );
    store.set_second_place(Some(&stick), now).await.unwrap();
    assert_eq!(store.second_place().await.unwrap().unwrap().failure, None);
    let device = store.device();
    store.close().await;
    std::fs::remove_dir_all(&path).unwrap();
    let (store, restored) = Store::restore(&path, Some(&stick), now).await.unwrap();
    assert_eq!((restored.set_aside, restored.lacking), (vec![], vec![]));
    assert_eq!(names(&store).await, ["one"]);
    let contents = ContentStore::look_at(store.documents());
    assert_eq!(contents.read(&sha256).unwrap(), b"paper");
    let report = crate::verify(&store).await.unwrap();
    assert_eq!((report.documents, report.findings), (1, vec![]));
    assert_ne!(
        store.device(),
        device,
        "what the lost one did since must not meet other entries of its numbers"
    );
    add_call_at(&store, "two", now).await.unwrap();
    assert_eq!(crate::verify(&store).await.unwrap().findings, []);
}

#[tokio::test]
async fn a_second_place_that_is_not_there_is_told_until_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (path, stick) = (folder.path().join("T.palmares"), folder.path().join("stick"));
    let (store, _) = workspace(&path, at("2026-01-14T09:00:00Z")).await;
    std::fs::create_dir(&stick).unwrap();
    store
        .set_second_place(Some(&stick), at("2026-01-14T09:00:00Z"))
        .await
        .unwrap();
    std::fs::rename(&stick, folder.path().join("pulled")).unwrap();
    store.backup(at("2026-01-15T09:00:00Z")).await.unwrap();
    let place = store.second_place().await.unwrap().unwrap();
    assert_eq!(place.failure, Some(Code::FileAccess));
    assert_eq!(place.last, Some(at("2026-01-14T09:00:00Z")));
    assert!(!stick.exists(), "a stick that is not there becomes no folder");
    store.close().await;
    std::fs::rename(folder.path().join("pulled"), &stick).unwrap();
    let store = Store::open(&path, at("2026-01-15T10:00:00Z")).await.unwrap();
    assert_eq!(store.second_place().await.unwrap().unwrap().failure, None);
    assert_eq!(crate::verify(&store).await.unwrap().backups, 4, "two here, two there");
}

#[tokio::test]
async fn a_workspace_without_its_record_says_that_a_backup_can_be_put_back() {
    let now = at("2026-01-14T09:00:00Z");
    for empty in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("T.palmares");
        let (store, _) = workspace(&path, now).await;
        store.backup(now).await.unwrap();
        store.close().await;
        std::fs::remove_file(path.join("workspace.sqlite")).unwrap();
        if empty {
            std::fs::write(path.join("workspace.sqlite"), "").unwrap();
        }
        let refused = Store::open(&path, now).await.unwrap_err();
        assert_eq!(refused.params()["reason"], "no_record", "{empty}");
        let (store, _) = Store::restore(&path, None, now).await.unwrap();
        assert_eq!(names(&store).await, ["one"]);
    }
}

#[tokio::test]
async fn the_newest_backup_that_is_whole_is_put_back_and_one_of_the_future_is_the_latest_of_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let (store, _) = workspace(&path, at("2026-01-14T09:00:00Z")).await;
    store.backup(at("2031-01-14T09:00:00Z")).await.unwrap();
    store.backup(at("2026-01-14T09:00:00Z")).await.unwrap();
    add_call_at(&store, "two", at("2026-01-15T09:00:00Z")).await.unwrap();
    let damaged = store.backup(at("2026-01-15T09:00:00Z")).await.unwrap();
    let now = at("2026-01-16T09:00:00Z");
    assert_eq!(store.last_backup(now).unwrap().unwrap(), damaged);
    store.close().await;
    let file = path.join("backups").join(damaged.name);
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let (store, restored) = Store::restore(&path, None, now).await.unwrap();
    assert_eq!(restored.backup.name, "workspace-20260114T090000.sqlite");
    assert_eq!(names(&store).await, ["one"]);
}

#[tokio::test]
async fn a_second_backup_costs_only_the_documents_that_are_new_and_a_kill_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let (store, sha256) = workspace(&path, at("2026-01-14T09:00:00Z")).await;
    store.backup(at("2026-01-14T09:00:00Z")).await.unwrap();
    let pool = ContentStore::look_at(path.join("backups/documents"));
    let written = std::fs::metadata(pool.path(&sha256)).unwrap().modified().unwrap();
    for left in [
        "workspace-20260114T100000.part",
        "workspace-20260114T100000.part-journal",
    ] {
        std::fs::write(path.join("backups").join(left), "half").unwrap();
    }
    std::fs::write(path.join("backups/documents/1-2.part"), "half").unwrap();
    store.backup(at("2026-01-14T11:00:00Z")).await.unwrap();
    assert_eq!(
        std::fs::metadata(pool.path(&sha256)).unwrap().modified().unwrap(),
        written
    );
    assert_eq!(
        files(&path.join("backups")),
        [
            "documents",
            "workspace-20260114T090000.sqlite",
            "workspace-20260114T090000.sqlite.sha256",
            "workspace-20260114T110000.sqlite",
            "workspace-20260114T110000.sqlite.sha256",
        ]
    );
    assert_eq!(
        files(&path.join("backups/documents")),
        [sha256.as_str()[..2].to_owned()]
    );
}

#[tokio::test]
async fn a_backup_without_one_of_its_documents_is_made_and_says_so() {
    let now = at("2026-01-14T09:00:00Z");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let (store, sha256) = workspace(&path, now).await;
    let document = ContentStore::look_at(store.documents()).path(&sha256);
    std::fs::write(&document, "altered").unwrap();
    assert_eq!(store.backup(now).await.unwrap_err().code(), Code::Damaged);
    assert_eq!(store.backup_failure(), Some(Code::Damaged));
    assert_eq!(store.backups().unwrap().len(), 1);
    store.close().await;
    let (_, restored) = Store::restore(&path, None, now).await.unwrap();
    assert_eq!(restored.lacking, [sha256.to_string()]);
}

#[cfg(unix)]
#[tokio::test]
async fn a_workspace_is_closed_to_others_and_holds_no_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let now = at("2026-01-14T09:00:00Z");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let (store, _) = workspace(&path, now).await;
    store.backup(now).await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in ["", "documents", "backups"] {
        assert_eq!(mode(&path.join(name)), 0o700, "{name}");
    }
    for name in [
        "workspace.sqlite",
        "workspace.sqlite-wal",
        "workspace.lock",
        "backups/workspace-20260114T090000.sqlite",
    ] {
        assert_eq!(mode(&path.join(name)), 0o600, "{name}");
    }
    store.close().await;
    let outside = folder.path().join("outside");
    std::fs::create_dir(&outside).unwrap();
    std::fs::rename(path.join("backups"), folder.path().join("moved")).unwrap();
    symlink(&outside, path.join("backups")).unwrap();
    let refused = Store::open(&path, now).await.unwrap_err();
    assert_eq!(refused.params()["reason"], "link");
    assert_eq!(files(&outside), Vec::<String>::new());
}

#[tokio::test]
async fn a_workspace_whose_making_was_cut_short_is_made_again() {
    let now = at("2026-01-14T09:00:00Z");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    let store = Store::create_empty(&path, "T", now, hooks()).await.unwrap();
    store.close().await;
    assert_eq!(Store::open(&path, now).await.unwrap_err().code(), Code::WorkspacePath);
    let (store, _) = workspace(&path, now).await;
    assert_eq!(names(&store).await, ["one"]);
    store.close().await;
    assert!(made(&path, now).await.is_err(), "one that is made is not made again");
}

#[tokio::test]
async fn a_workspace_that_was_left_open_and_lost_its_log_says_so() {
    let now = at("2026-01-14T09:00:00Z");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    workspace(&path, now).await.0.close().await;
    let store = Store::open(&path, now).await.unwrap();
    assert_eq!(store.notices(), []);
    let copy = folder.path().join("copy.palmares");
    std::fs::create_dir(&copy).unwrap();
    for name in ["workspace.sqlite", "workspace.holder.json"] {
        std::fs::copy(path.join(name), copy.join(name)).unwrap();
    }
    let copy = Store::open(&copy, now).await.unwrap();
    assert_eq!(copy.notices(), [super::Notice::LogMissing]);
}

#[tokio::test]
async fn a_clock_that_is_behind_the_newest_entry_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    workspace(&path, at("2029-01-14T09:00:00Z")).await.0.close().await;
    let store = Store::open(&path, at("2026-01-14T09:00:00Z")).await.unwrap();
    assert_eq!(store.notices(), [super::Notice::ClockBehind]);
}
