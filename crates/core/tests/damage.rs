//! Bytes that rot: whatever flips, is zeroed or cut off in the record, a document or a backup, nothing crashes and the verification
//! names it. A few in the daily run; `make soak` asks for more (`PALMARES_DAMAGES`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test that cannot go on fails"
)]

#[path = "../../../tests/fixtures/mod.rs"]
mod fixtures;

use std::path::{Path, PathBuf};

use fixtures::fixture;
use palmares_core::clock::Timestamp;
use palmares_core::error::Code;
use palmares_core::journal::Asked;
use palmares_core::store::Store;
use palmares_core::verify_with;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

const DAMAGES: u64 = 24;

fn now() -> Timestamp {
    "2026-06-01T09:00:00Z".parse().unwrap()
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

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every value of the record, in text; none when it cannot be read.
async fn values(file: &Path) -> Option<String> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(true);
    let mut connection = options.connect().await.ok()?;
    let read = async {
        let tables: Vec<String> = sqlx::query_scalar(
            "select name from pragma_table_list where schema = 'main' and type = 'table'
             and name not like 'sqlite_%' and name not like '_sqlx%' order by name",
        )
        .fetch_all(&mut connection)
        .await?;
        let mut text = String::new();
        for table in tables {
            let columns: Vec<String> = sqlx::query_scalar("select name from pragma_table_info(?) order by cid")
                .bind(&table)
                .fetch_all(&mut connection)
                .await?;
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
            let sql = format!("select concat_ws(',', {}) from {table} order by 1", quoted.join(", "));
            let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql))
                .fetch_all(&mut connection)
                .await?;
            text.extend([table.as_str(), "\n", &rows.join("\n"), "\n"]);
        }
        Ok::<_, sqlx::Error>(text)
    };
    let text = read.await.ok();
    let _ = connection.close().await;
    text
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}

/// Damages one file and says which and how.
fn damage(workspace: &Path, numbers: &mut Numbers) -> (PathBuf, String) {
    let mut all = Vec::new();
    files(workspace, &mut all);
    all.sort();
    let record = workspace.join("workspace.sqlite");
    all.retain(|file| *file != record && std::fs::metadata(file).unwrap().len() > 0);
    let file = if numbers.below(2) == 0 {
        record
    } else {
        all[numbers.below(all.len())].clone()
    };
    let mut bytes = std::fs::read(&file).unwrap();
    let at = numbers.below(bytes.len());
    let how = match numbers.below(4) {
        0 => {
            let start = at / 4096 * 4096;
            let end = bytes.len().min(start + 4096);
            bytes[start..end].fill(0);
            "zeroed"
        }
        1 => {
            bytes.truncate(at);
            "cut"
        }
        _ => {
            bytes[at] ^= 1 << numbers.below(8);
            "flipped"
        }
    };
    std::fs::write(&file, bytes).unwrap();
    let name = file.strip_prefix(workspace).unwrap().display().to_string();
    (file, format!("{name} {how} at {at}"))
}

/// What the program says of a workspace: the code of a refusal, or how much the verification found.
async fn said(path: PathBuf) -> Result<usize, Code> {
    let store = Store::open(&path, now()).await.map_err(|error| error.code())?;
    let report = verify_with(&store, &Asked::default(), now()).await;
    let found = report.map(|report| report.findings.len()).map_err(|error| error.code());
    store.close().await;
    found
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rotten_bytes_crash_nothing_and_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("sound.palmares");
    copy(&fixture("workspaces/0.1.0-small.palmares"), &sound);
    let store = Store::open(&sound, now()).await.unwrap();
    store.close().await;
    assert_eq!(said(sound.clone()).await, Ok(0));
    let before = values(&sound.join("workspace.sqlite")).await;
    let asked = std::env::var("PALMARES_DAMAGES")
        .ok()
        .and_then(|count| count.parse().ok());
    let (mut changed, mut unseen, mut numbers) = (0_u64, Vec::new(), Numbers(0x9e37_79b9_7f4a_7c15));
    let count = asked.unwrap_or(DAMAGES);
    for _ in 0..count {
        let path = folder.path().join("T.palmares");
        copy(&sound, &path);
        let (file, what) = damage(&path, &mut numbers);
        let is_record = file.ends_with("workspace.sqlite") && file.parent() == Some(path.as_path());
        let changes = !is_record || values(&file).await != before;
        let said = tokio::spawn(said(path.clone())).await.expect(&what);
        if changes {
            changed += 1;
            if said == Ok(0) || said == Err(Code::Internal) {
                unseen.push(format!("{what}: {said:?}"));
            }
        }
        std::fs::remove_dir_all(&path).unwrap();
    }
    println!(
        "{count} damages, {changed} changed a value, {} were not named",
        unseen.len()
    );
    assert!(u64::try_from(unseen.len()).unwrap() * 100 <= changed, "{unseen:#?}");
}
