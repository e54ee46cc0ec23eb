//! One mark through rules, journal, chain and undo, against the smallest durable commit that SQLite can make.

use std::path::Path;
use std::time::Instant;

use palmares_core::clock;
use palmares_core::evaluation;
use palmares_core::grid::Steps;
use palmares_core::journal::Caller;
use sqlx::{Connection, SqliteConnection};

use crate::committee::Committee;
use crate::yardstick::{Outcome, Times, compare_tails, heading};

const WARM_UP: u16 = 50;
const SAVES: u16 = 1000;

/// Both take turns, so that whatever else the disk does falls on both.
pub async fn run(committee: &Committee, folder: &Path) -> Outcome {
    heading("marks");
    let (member, dossier) = committee.scoring().await?;
    let mut bare = bare_table(&folder.join("bare.sqlite")).await?;
    let (mut marks, mut commits) = (Times::default(), Times::default());
    for number in 0..WARM_UP + SAVES {
        let caller = Caller::member(member, "bench", clock::now());
        let start = Instant::now();
        evaluation::set_mark(&committee.store, &caller, dossier, "C1", Some(Steps(number % 11))).await?;
        if number >= WARM_UP {
            marks.since(start);
        }
        let start = Instant::now();
        sqlx::query("insert into mark values (?)")
            .bind(number)
            .execute(&mut bare)
            .await?;
        if number >= WARM_UP {
            commits.since(start);
        }
    }
    compare_tails("one mark saved", &marks, "a bare commit", &commits);
    Ok(())
}

/// The same settings and the same disk as a workspace.
async fn bare_table(file: &Path) -> Outcome<SqliteConnection> {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}?mode=rwc", file.display())).await?;
    for statement in [
        "pragma journal_mode = wal",
        "pragma synchronous = full",
        "pragma locking_mode = exclusive",
        "create table mark (steps integer) strict",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    Ok(connection)
}
