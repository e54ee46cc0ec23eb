//! A process of its own for each bomb: what it answers, and what that costs.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use palmares_core::document::{Extractor, WORKER_ARGUMENT};

use crate::Way;
use crate::taking::answer;

const WAY: &str = "PALMARES_TEST_BOMB";
const FILE: &str = "PALMARES_TEST_BOMB_FILE";
const WORKSPACE: &str = "PALMARES_TEST_BOMB_WORKSPACE";
const WORDS: &str = "PALMARES_TEST_BOMB_WORDS";
/// After which something hangs. No bomb comes near: it is not what is tested.
const PATIENCE: Duration = Duration::from_mins(3);
const WAYS: [Way; 5] = [Way::Import, Way::Preview, Way::Open, Way::Merge, Way::Changes];

/// Bytes.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Of memory, at the highest, in the program itself.
    pub here: u64,
    /// Of memory, at the highest, in a worker.
    pub worker: u64,
    /// Of the disk.
    pub written: u64,
    /// How long it took: shown, and no part of the verdict.
    pub time: Duration,
}

/// Takes a file in a child.
pub fn run(way: Way, file: &Path, workspace: &Path, words: &str) -> (String, Cost) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "process::child_that_takes_a_bomb", "--nocapture"])
        .env(WAY, format!("{way:?}"))
        .env(FILE, file)
        .env(WORKSPACE, workspace)
        .env(WORDS, words)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > PATIENCE {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let said = child.wait_with_output().unwrap().stdout;
    let said = String::from_utf8(said).unwrap();
    let line = said.lines().find_map(|line| line.strip_prefix("bombe\t"));
    assert!(line.is_some(), "{} gave no answer: {said}", file.display());
    let words: Vec<&str> = line.unwrap().split('\t').collect();
    let number = |at: usize| words[at].parse().unwrap();
    let cost = Cost {
        here: number(1),
        worker: number(2),
        written: 0,
        time: Duration::from_millis(number(3)),
    };
    (words[0].to_owned(), cost)
}

/// The child. Without its environment it is no test.
#[test]
#[allow(clippy::print_stdout, reason = "the parent listens")]
fn child_that_takes_a_bomb() {
    let [Some(way), Some(file), Some(workspace), Some(words)] = [WAY, FILE, WORKSPACE, WORDS].map(std::env::var_os)
    else {
        return;
    };
    let way = WAYS.into_iter().find(|one| *format!("{one:?}") == *way).unwrap();
    let words = words.into_string().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let extractor = Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT]);
        // The worker is there before it is measured.
        let _ = extractor.read_archive(b"PK\x05\x06").await;
        let before = (reset("self"), workers());
        let began = Instant::now();
        let told = answer(way, Path::new(&file), Path::new(&workspace), &words, &extractor).await;
        let time = began.elapsed().as_millis();
        let here = kibibytes("self", "VmHWM:").unwrap().saturating_sub(before.0);
        let after: Vec<Option<u64>> = before
            .1
            .iter()
            .map(|(worker, resident)| Some(kibibytes(worker, "VmHWM:")?.saturating_sub(*resident)))
            .collect();
        let died = if after.contains(&None) {
            ", un lecteur est mort"
        } else {
            ""
        };
        let worker = after.into_iter().flatten().max().unwrap_or_default();
        println!("\nbombe\t{told}{died}\t{}\t{}\t{time}", here << 10, worker << 10);
    });
}

/// Forgets the highest memory of a process so far; gives what it has now, in KiB.
fn reset(process: &str) -> u64 {
    std::fs::write(format!("/proc/{process}/clear_refs"), "5").unwrap();
    kibibytes(process, "VmRSS:").unwrap()
}

/// The children of this process, with what each has now.
fn workers() -> BTreeMap<String, u64> {
    let own = std::process::id().to_string();
    let processes = std::fs::read_dir("/proc").unwrap();
    let names = processes.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let numbers = names.filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
    let is_own = |process: &String| value(process, "PPid:").is_some_and(|parent| parent == own);
    numbers
        .filter(is_own)
        .map(|process| (process.clone(), reset(&process)))
        .collect()
}

fn kibibytes(process: &str, name: &str) -> Option<u64> {
    value(process, name)?.parse().ok()
}

/// The first word of a line of what the system says of a process.
fn value(process: &str, name: &str) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next().map(str::to_owned)
}
