//! One mark through rules, journal, chain and undo, against the smallest durable commit that SQLite can make, and against one that
//! writes as many bytes.

use std::path::{Path, PathBuf};
use std::time::Instant;

use palmares_core::clock;
use palmares_core::evaluation;
use palmares_core::grid::Steps;
use palmares_core::journal::Caller;
use sqlx::{Connection, SqliteConnection};

use crate::committee::Committee;
use crate::yardstick::{Outcome, Times, compare_tails, heading, note};

const WARM_UP: u16 = 50;
/// So many saves fit into a log that was just emptied: each of them makes it longer.
const WEIGHED: u16 = 20;
const SAVES: u16 = 1000;

/// All take turns, so that whatever else the disk does falls on each.
pub async fn run(committee: &Committee, folder: &Path) -> Outcome {
    heading("marks");
    let (member, dossier) = committee.scoring().await?;
    let log = PathBuf::from(format!(
        "{}-wal",
        committee.store.folder().join("workspace.sqlite").display()
    ));
    // From an empty log on, so that what a save appends to it is seen.
    sqlx::query("pragma wal_checkpoint(truncate)")
        .execute(&mut *committee.store.read().await?)
        .await?;
    let (mut least, mut alike) = (
        bare_table(&folder.join("least.sqlite")).await?,
        bare_table(&folder.join("alike.sqlite")).await?,
    );
    let (mut marks, mut smallest, mut commits) = (Times::default(), Times::default(), Times::default());
    let mut bytes = 0;
    for number in 0..WARM_UP + SAVES {
        let caller = Caller::member(member, "bench", clock::now());
        let start = Instant::now();
        evaluation::set_mark(
            &committee.store,
            &caller,
            dossier,
            "C1",
            Some(Steps(number % 11).into()),
        )
        .await?;
        if number >= WARM_UP {
            marks.since(start);
        }
        if number + 1 == WEIGHED {
            bytes = size_of(&log) / u64::from(WEIGHED);
        }
        let start = Instant::now();
        commit(&mut least, vec![0; 2]).await?;
        if number >= WARM_UP {
            smallest.since(start);
        }
        let start = Instant::now();
        commit(&mut alike, vec![0; usize::try_from(bytes)?]).await?;
        if number >= WARM_UP {
            commits.since(start);
        }
    }
    compare_tails("one mark saved", &marks, "a bare commit of the same bytes", &commits);
    note(&format!("{bytes} bytes in the log"));
    compare_tails("one mark saved", &marks, "the smallest commit", &smallest);
    Ok(())
}

async fn commit(table: &mut SqliteConnection, bytes: Vec<u8>) -> Outcome {
    sqlx::query("insert into row values (?)")
        .bind(bytes)
        .execute(table)
        .await?;
    Ok(())
}

fn size_of(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |data| data.len())
}

/// The same settings and the same disk as a workspace.
async fn bare_table(file: &Path) -> Outcome<SqliteConnection> {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}?mode=rwc", file.display())).await?;
    for statement in [
        "pragma journal_mode = wal",
        "pragma synchronous = full",
        "pragma locking_mode = exclusive",
        "create table row (bytes blob) strict",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    Ok(connection)
}
