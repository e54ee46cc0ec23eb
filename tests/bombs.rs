//! Files that are small and would fill a memory or a disk, or lie about how large they are. Each is refused or read within its limits,
//! with what `bombs/answers.txt` says; it takes little memory, here and in the worker, and leaves little on the disk.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
// Measured are the pages of a process, which other systems count otherwise.

#[path = "bombs/archives.rs"]
mod archives;
#[allow(dead_code, reason = "shared with the journeys of exchange")]
#[path = "exchange/desk.rs"]
mod desk;
#[path = "fixtures/mod.rs"]
mod fixtures;
#[allow(dead_code, reason = "shared with the journeys of exchange")]
#[path = "exchange/forger.rs"]
mod forger;
#[path = "bombs/mails.rs"]
mod mails;
#[path = "bombs/office.rs"]
mod office;
#[path = "bombs/packs.rs"]
mod packs;
#[path = "bombs/process.rs"]
mod process;
#[allow(dead_code, reason = "shared with the journeys of the committee")]
#[path = "committee/room.rs"]
mod room;
#[path = "bombs/taking.rs"]
mod taking;
#[path = "fixtures/zip.rs"]
mod zip;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::desk::Desk;
use crate::process::Cost;

/// Bytes of memory that a bomb may cost beyond its own, here and in the worker.
const MEMORY: u64 = 64 << 20;
/// Bytes of memory that the words of a pack cost whoever opens one, honest or not: it is what makes guessing them dear.
const WORDS: u64 = 64 << 20;
/// Bytes that may be written beyond what a small honest file leaves, and beyond the bomb itself.
const WRITTEN: u64 = 1 << 20;

/// How a file is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Import,
    Preview,
    Open,
    Merge,
    Changes,
}

/// A file that would do harm.
pub struct Bomb {
    name: String,
    way: Way,
    ending: &'static str,
    bytes: Vec<u8>,
}

impl Bomb {
    fn new(name: &str, way: Way, ending: &'static str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            way,
            ending,
            bytes,
        }
    }
}

/// A workspace with all that bombs need, closed, and the words that open its pack.
struct Ground {
    workspace: PathBuf,
    words: String,
    bombs: Vec<Bomb>,
    _folders: (tempfile::TempDir, tempfile::TempDir),
}

impl Ground {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let mut bombs = archives::bombs();
        bombs.extend(mails::bombs());
        bombs.extend(office::bombs());
        let (posted, words) = packs::bombs(&desk).await;
        bombs.extend(posted);
        let (room, workspace) = desk.room.close().await;
        Self {
            workspace,
            words,
            bombs,
            _folders: (desk.folder, room),
        }
    }

    /// Takes a bomb in a process of its own: what it answered, and what that cost beyond the bomb's own bytes.
    fn take(&self, bomb: &Bomb) -> (String, Cost) {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("S.palmares");
        copy(&self.workspace, &workspace);
        let file = folder.path().join(format!("Bombe.{}", bomb.ending));
        std::fs::write(&file, &bomb.bytes).unwrap();
        let before = size(folder.path());
        let (answer, cost) = process::run(bomb.way, &file, &workspace, &self.words);
        let own = bomb.bytes.len() as u64;
        // An archive is kept as it came; a mail, and what it carries.
        let kept = match (bomb.way, bomb.ending) {
            (Way::Import, "zip") => own,
            (Way::Import, _) => 2 * own,
            _ => 0,
        };
        let words = if bomb.way == Way::Open { WORDS } else { 0 };
        let cost = Cost {
            here: cost.here.saturating_sub(own + words),
            worker: cost.worker.saturating_sub(own),
            written: size(folder.path()).saturating_sub(before + kept),
            ..cost
        };
        (answer, cost)
    }

    /// Takes them all, two at a time.
    fn take_all(&self) -> Vec<(String, Cost)> {
        let next = AtomicUsize::new(0);
        let taken = Mutex::new(BTreeMap::new());
        let take = || {
            while let Some((number, bomb)) = {
                let number = next.fetch_add(1, Ordering::Relaxed);
                self.bombs.get(number).map(|bomb| (number, bomb))
            } {
                let result = self.take(bomb);
                taken.lock().unwrap().insert(number, result);
            }
        };
        thread::scope(|scope| {
            scope.spawn(take);
            scope.spawn(take);
        });
        taken.into_inner().unwrap().into_values().collect()
    }
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

/// Bytes of all files under a folder.
fn size(folder: &Path) -> u64 {
    let sizes = std::fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        let found = entry.metadata().unwrap();
        if found.is_dir() {
            size(&entry.path())
        } else {
            found.len()
        }
    });
    sizes.sum()
}

#[tokio::test]
async fn every_bomb_is_answered_within_its_limits_of_memory_and_disk() {
    let ground = Ground::new().await;
    assert!(ground.bombs.len() >= 40);
    let (_, honest) = ground.take(&Bomb::new("honnête", Way::Import, "txt", b"Bonjour".to_vec()));
    let (mut told, mut heavy) = (String::new(), String::new());
    for (bomb, (answer, cost)) in ground.bombs.iter().zip(ground.take_all()) {
        let written = cost.written.saturating_sub(honest.written);
        writeln!(told, "{} : {answer}", bomb.name).unwrap();
        let [here, worker, disk] = [cost.here, cost.worker, written].map(|bytes| bytes >> 10);
        let line = format!("{here:>8} KiB {worker:>8} KiB {disk:>6} KiB  {} : {answer}", bomb.name);
        if std::env::var_os("PALMARES_BOMBS").is_some() {
            eprintln!("{:>6} ms {line}", cost.time.as_millis());
        }
        if cost.here > MEMORY || cost.worker > MEMORY || written > WRITTEN {
            writeln!(heavy, "{line}").unwrap();
        }
    }
    assert_eq!(heavy, "", "memory here, in the worker, disk");
    assert_eq!(told, include_str!("bombs/answers.txt"));
}
