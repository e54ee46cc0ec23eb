//! What is acknowledged is never lost: processes killed at any moment, two at once, a disk that fills up.
//!
//! The child processes are this very test program, asked to run one of its tests with a workspace in its environment.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and its child answers in lines"
)]

#[path = "fixtures/mod.rs"]
mod fixtures;

use fixtures::{agathe, founder, kills};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use palmares_core::clock;
use palmares_core::error::Code;
use palmares_core::id::CallId;
use palmares_core::journal::{self, Caller};
use palmares_core::store::Store;
use palmares_core::{call, committee};

const WORKSPACE: &str = "PALMARES_TEST_WORKSPACE";
const OPERATIONS: u32 = 50;

fn staff() -> Caller {
    Caller::secretariat(founder(), "secretariat", clock::now())
}

fn member(number: u32) -> committee::view::MemberInput {
    serde_json::from_value(serde_json::json!({
        "name": format!("Membre {number}"), "capacity": "company", "college": "private", "voice": "voting",
        "role": "member", "organisation": "", "email": ""
    }))
    .unwrap()
}

async fn the_call(store: &Store) -> CallId {
    let calls = call::list(&mut store.read().await.unwrap()).await.unwrap();
    if let Some(call) = calls.first() {
        return call.id;
    }
    let (caller, deadline) = (staff(), "2020-06-22".parse().unwrap());
    let made = call::create(store, &caller, "territoire_intelligent", "Appel", deadline);
    made.await.unwrap().0
}

async fn members(store: &Store) -> usize {
    let call = the_call(store).await;
    committee::members(&mut store.read().await.unwrap(), call)
        .await
        .unwrap()
        .len()
}

/// Writes and says what is written, one line each: the line is the acknowledgement.
async fn script(path: &Path) {
    let store = Store::open(path, clock::now()).await.unwrap();
    let call = the_call(&store).await;
    let mut out = std::io::stdout();
    for number in 0..OPERATIONS {
        committee::save_member(&store, &staff(), call, None, &member(number))
            .await
            .unwrap();
        writeln!(out, "acknowledged").unwrap();
        out.flush().unwrap();
    }
    store.close().await;
}

fn run<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

/// The child of the test below; on its own it checks that the script loses nothing when nobody kills it.
#[test]
fn a_script_of_fifty_operations_runs_to_its_end() {
    let own = tempfile::tempdir().unwrap();
    let asked = std::env::var_os(WORKSPACE).map(PathBuf::from);
    let path = asked.clone().unwrap_or_else(|| own.path().join("T.palmares"));
    run(async {
        if !path.exists() {
            Store::create(&path, "T", &agathe(), clock::now())
                .await
                .unwrap()
                .close()
                .await;
        }
        script(&path).await;
        if asked.is_none() {
            let store = Store::open(&path, clock::now()).await.unwrap();
            assert_eq!(members(&store).await, usize::try_from(OPERATIONS).unwrap());
            let report = palmares_core::verify(&store).await.unwrap();
            assert_eq!(
                report.head.entries,
                i64::from(OPERATIONS) + 2,
                "the founder, the call and one entry for each member"
            );
            assert!(report.findings.is_empty(), "{:?}", report.findings);
        }
    });
}

fn child(test: &str, path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(WORKSPACE, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Kills the script once it acknowledged so many operations and a little later; returns how many it acknowledged in all.
fn kill_after(path: &Path, operations: usize, later: Duration) -> usize {
    let mut child = child("a_script_of_fifty_operations_runs_to_its_end", path);
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let mut acknowledged = lines
        .by_ref()
        .filter(|line| line.contains("acknowledged"))
        .take(operations)
        .count();
    std::thread::sleep(later);
    child.kill().unwrap();
    child.wait().unwrap();
    acknowledged += lines.filter(|line| line.contains("acknowledged")).count();
    acknowledged
}

#[test]
fn a_process_killed_at_any_moment_loses_nothing_that_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let (mut path, mut before) = (PathBuf::new(), 0);
    for kill in 0..kills(100) {
        // A fresh workspace now and then keeps each one small; between them the same file is killed again and again.
        if kill % 10 == 0 {
            path = folder.path().join(format!("{kill}.palmares"));
            run(async {
                Store::create(&path, "T", &agathe(), clock::now())
                    .await
                    .unwrap()
                    .close()
                    .await;
            });
            before = 0;
        }
        // Steps that are prime to each other spread the kills over the script and within one operation.
        let (operations, later) = (
            kill * 7 % OPERATIONS,
            Duration::from_micros(u64::from(kill * 137 % 4_000)),
        );
        let acknowledged = kill_after(&path, usize::try_from(operations).unwrap(), later);
        before = run(async {
            let store = Store::open(&path, clock::now()).await.unwrap();
            let report = palmares_core::verify(&store).await.unwrap();
            assert!(report.findings.is_empty(), "kill {kill}: {:?}", report.findings);
            let found = members(&store).await;
            assert!(
                found >= before + acknowledged,
                "kill {kill}: {found} of {} members",
                before + acknowledged
            );
            store.close().await;
            found
        });
    }
}

const WRITES: &str = "this process writes";

/// Tries to hold a workspace for a while and says how that went.
async fn claim(path: &Path, hold: Duration) -> String {
    match Store::open(path, clock::now()).await {
        Ok(store) => {
            println!("{WRITES}");
            tokio::time::sleep(hold).await;
            store.close().await;
            WRITES.to_owned()
        }
        Err(refused) => {
            let answer = format!("{:?} {}", refused.code(), refused.params());
            println!("{answer}");
            answer
        }
    }
}

/// The child of the test below; on its own it checks both answers.
#[test]
fn a_process_says_whether_it_holds_the_workspace() {
    if let Some(path) = std::env::var_os(WORKSPACE) {
        run(claim(Path::new(&path), Duration::from_millis(1_500)));
        return;
    }
    let own = tempfile::tempdir().unwrap();
    let path = own.path().join("T.palmares");
    run(async {
        let store = Store::create(&path, "T", &agathe(), clock::now()).await.unwrap();
        let refused = claim(&path, Duration::ZERO).await;
        assert!(
            refused.starts_with("WorkspaceHeld") && refused.contains("since"),
            "{refused}"
        );
        store.close().await;
        assert_eq!(claim(&path, Duration::ZERO).await, WRITES);
    });
}

#[test]
fn of_five_processes_at_once_exactly_one_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    run(async {
        Store::create(&path, "T", &agathe(), clock::now())
            .await
            .unwrap()
            .close()
            .await;
    });
    let children: Vec<Child> = (0..5)
        .map(|_| child("a_process_says_whether_it_holds_the_workspace", &path))
        .collect();
    let answers: Vec<String> = children
        .into_iter()
        .map(|child| String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap())
        .collect();
    let holders = answers.iter().filter(|answer| answer.contains(WRITES)).count();
    let refused = answers.iter().filter(|answer| answer.contains("WorkspaceHeld")).count();
    assert_eq!((holders, refused), (1, 4), "{answers:?}");
}

/// A small disk of its own, gone with the test.
struct SmallDisk {
    folder: tempfile::TempDir,
}

impl SmallDisk {
    fn of(size: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = format!("size={size}");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder.path())
            .status();
        assert!(
            mounted.unwrap().success(),
            "a small tmpfs is needed, so this test runs as root"
        );
        Self { folder }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.folder.path()).status();
    }
}

#[test]
fn a_disk_that_fills_up_keeps_the_old_state_and_says_so() {
    let disk = SmallDisk::of("4m");
    let path = disk.folder.path().join("T.palmares");
    run(async {
        let store = Store::create(&path, "T", &agathe(), clock::now()).await.unwrap();
        let call = the_call(&store).await;
        let mut written = 0;
        let refused = loop {
            let mut input = member(written);
            input.organisation = "x".repeat(20_000);
            match committee::save_member(&store, &staff(), call, None, &input).await {
                Ok(_) => written += 1,
                Err(refused) => break refused,
            }
            assert!(written < 1_000, "the disk never filled up");
        };
        assert_eq!(refused.code(), Code::DiskFull);
        assert_eq!(members(&store).await, usize::try_from(written).unwrap());
        assert!(palmares_core::verify(&store).await.unwrap().findings.is_empty());
        let head = journal::head(&mut store.read().await.unwrap()).await.unwrap();
        assert_eq!(
            head.entries,
            i64::from(written) + 2,
            "the founder, the call and one entry for each member"
        );
    });
}

#[test]
fn a_disk_too_full_for_a_backup_keeps_nobody_from_what_is_on_it() {
    let disk = SmallDisk::of("4m");
    let path = disk.folder.path().join("T.palmares");
    run(async {
        let store = Store::create(&path, "T", &agathe(), clock::now()).await.unwrap();
        the_call(&store).await;
        store.close().await;
        let mut filler = std::fs::File::create(disk.folder.path().join("filler")).unwrap();
        let full = loop {
            if let Err(full) = filler.write_all(&[0; 4096]) {
                break full;
            }
        };
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
        // SQLite needs a little to read at all; a copy needs as much again as there is.
        assert_eq!(
            Store::open(&path, clock::now()).await.unwrap_err().code(),
            Code::DiskFull
        );
        let filled = filler.metadata().unwrap().len();
        filler.set_len(filled - 100 * 1024).unwrap();
        let store = Store::open(&path, clock::now()).await.unwrap();
        assert_eq!(store.backup_failure(), Some(Code::DiskFull));
        assert_eq!(std::fs::read_dir(path.join("backups")).unwrap().count(), 0);
        assert_eq!(members(&store).await, 0);
        assert!(palmares_core::verify(&store).await.unwrap().findings.is_empty());
    });
}

#[test]
fn a_medium_that_cannot_be_written_is_opened_for_reading() {
    let disk = SmallDisk::of("4m");
    let path = disk.folder.path().join("T.palmares");
    run(async {
        let store = Store::create(&path, "T", &agathe(), clock::now()).await.unwrap();
        the_call(&store).await;
        store.close().await;
        let remounted = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(disk.folder.path())
            .status();
        assert!(remounted.unwrap().success());
        let store = Store::open(&path, clock::now()).await.unwrap();
        assert_eq!(store.writable().unwrap_err().code(), Code::ReadOnly);
        let call = the_call(&store).await;
        let refused = committee::save_member(&store, &staff(), call, None, &member(1)).await;
        assert_eq!(refused.unwrap_err().code(), Code::ReadOnly);
        assert!(palmares_core::verify(&store).await.unwrap().findings.is_empty());
    });
}

/// The child of the test below backs up until it is killed; on its own it does so twice.
#[test]
fn a_script_backs_up_again_and_again() {
    let own = tempfile::tempdir().unwrap();
    let asked = std::env::var_os(WORKSPACE).map(PathBuf::from);
    let path = asked.clone().unwrap_or_else(|| own.path().join("T.palmares"));
    run(async {
        let store = if path.exists() {
            Store::open(&path, clock::now()).await.unwrap()
        } else {
            Store::create(&path, "T", &agathe(), clock::now()).await.unwrap()
        };
        for _ in 0..if asked.is_some() { 10_000 } else { 2 } {
            println!("acknowledged");
            store.backup(clock::now()).await.unwrap();
        }
    });
}

#[test]
fn a_process_killed_while_it_backs_up_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("T.palmares");
    run(async {
        let store = Store::create(&path, "T", &agathe(), clock::now()).await.unwrap();
        the_call(&store).await;
        store.close().await;
    });
    for kill in 0..20_u64 {
        let mut child = child("a_script_backs_up_again_and_again", &path);
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        lines.map_while(Result::ok).find(|line| line.contains("acknowledged"));
        std::thread::sleep(Duration::from_micros(kill * 1_700));
        child.kill().unwrap();
        child.wait().unwrap();
        run(async {
            let store = Store::open(&path, clock::now()).await.unwrap();
            store.backup(clock::now()).await.unwrap();
            let report = palmares_core::verify(&store).await.unwrap();
            assert!(report.findings.is_empty(), "kill {kill}: {:?}", report.findings);
            store.close().await;
        });
        for entry in std::fs::read_dir(path.join("backups")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let whole = name == "documents" || name.ends_with(".sqlite") || name.ends_with(".sqlite.sha256");
            assert!(whole, "kill {kill} left {name}");
        }
    }
}
