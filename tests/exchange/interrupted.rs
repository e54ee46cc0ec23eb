//! Taking changes in is all of it or none, whenever the process dies.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use palmares_core::exchange;
use palmares_core::journal::{self, Caller};
use palmares_core::store::Store;

use crate::fixtures::{founder, kills};
use crate::pair::{Pair, later};

const WORKSPACE: &str = "PALMARES_TEST_APPLY_TO";
const FILE: &str = "PALMARES_TEST_APPLY";
const CHANGES: i64 = 20;

pub fn copy(from: &Path, to: &Path) {
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

/// The child: takes the file in and is killed meanwhile. Without its environment it is no test.
#[test]
#[allow(clippy::print_stdout, reason = "the parent listens")]
fn child_that_takes_changes_in() {
    let (Some(workspace), Some(file)) = (std::env::var_os(WORKSPACE), std::env::var_os(FILE)) else {
        return;
    };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(Path::new(&workspace), later(60)).await.unwrap();
        println!("\nready");
        let caller = Caller::secretariat(founder(), "agathe", later(60));
        exchange::apply_changes(&store, &caller, Path::new(&file))
            .await
            .unwrap();
        println!("\ndone");
        store.close().await;
    });
}

fn child(workspace: &Path, file: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "interrupted::child_that_takes_changes_in", "--nocapture"])
        .env(WORKSPACE, workspace)
        .env(FILE, file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn heard(lines: &mut impl Iterator<Item = std::io::Result<String>>, word: &str) {
    assert!(
        lines.any(|line| line.is_ok_and(|line| line == word)),
        "the child said nothing of {word}"
    );
}

/// A workspace with changes to take in.
async fn prepared() -> (tempfile::TempDir, PathBuf, PathBuf, i64) {
    let pair = Pair::new().await;
    for number in 0..CHANGES {
        pair.change(&pair.copy, &pair.bruno(number), |input| {
            input.title = format!("Titre {number}");
        })
        .await;
        pair.change(&pair.room.store, &pair.agathe(number), |input| {
            input.summary = format!("Résumé {number}");
        })
        .await;
    }
    let file = pair.write(&pair.copy, false).await;
    let entries = journal::head(&mut pair.room.store.read().await.unwrap())
        .await
        .unwrap()
        .entries;
    let Pair {
        room,
        folder,
        copy: apart,
        ..
    } = pair;
    apart.close().await;
    let kept = tempfile::tempdir().unwrap();
    let file_kept = kept.path().join("home.palmares-changes");
    std::fs::copy(file, &file_kept).unwrap();
    let home = kept.path().join("home.palmares");
    let from = room.store.folder().to_owned();
    room.store.close().await;
    copy(&from, &home);
    drop(folder);
    (kept, home, file_kept, entries)
}

#[test]
fn changes_cut_off_at_any_moment_are_taken_in_whole_or_not_at_all() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (kept, home, file, before) = runtime.block_on(prepared());
    let mut whole = child(&home_of(kept.path(), &home, 0), &file);
    let mut lines = BufReader::new(whole.stdout.take().unwrap()).lines();
    heard(&mut lines, "ready");
    let began = Instant::now();
    heard(&mut lines, "done");
    let mut length = began.elapsed();
    whole.wait().unwrap();
    let (mut none, mut all, kills) = (0, 0, kills(60));
    for kill in 1..=kills {
        let workspace = home_of(kept.path(), &home, kill);
        let mut child = child(&workspace, &file);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        heard(&mut lines, "ready");
        let step = u32::try_from(u64::from(kill) * 2_654_435_761 % 1200).unwrap();
        std::thread::sleep(length.mul_f64(f64::from(step) / 1000.0).min(Duration::from_secs(5)));
        child.kill().unwrap();
        child.wait().unwrap();
        let entries = runtime.block_on(async {
            let store = Store::open(&workspace, later(61)).await.unwrap();
            let report = palmares_core::verify(&store).await.unwrap();
            assert_eq!(report.findings, vec![], "kill {kill}");
            store.close().await;
            report.head.entries
        });
        assert!(
            entries == before || entries == before + CHANGES,
            "kill {kill}: {entries} entries of {before}"
        );
        // The machine may have become busier or idler since the first run was timed: kills keep to the middle of the work.
        if entries == before {
            none += 1;
            length = length.mul_f64(1.1);
        } else {
            all += 1;
            length = length.mul_f64(0.9);
        }
        std::fs::remove_dir_all(&workspace).unwrap();
    }
    assert!(
        none > 0 && all > 0,
        "kills came too early or too late: {none} before, {all} after"
    );
}

fn home_of(folder: &Path, home: &Path, number: u32) -> PathBuf {
    let workspace = folder.join(format!("{number}.palmares"));
    copy(home, &workspace);
    workspace
}
