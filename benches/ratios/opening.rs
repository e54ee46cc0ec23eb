//! What a call of two thousand dossiers costs to open: its list and its ranking, against reading the rows they are made of.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use palmares_core::evaluation::consolidation::Detail;
use palmares_core::journal::Actor;
use palmares_core::store::Connection;
use palmares_core::territory::Territory;
use palmares_core::{dossier, evaluation};

use crate::committee::{Committee, Size};
use crate::yardstick::{Outcome, Times, compare, heading, note};

const TURNS: usize = 10;
const LARGE: Size = Size {
    dossiers: 2000,
    members: 3,
};
const DOSSIERS: &str = "select * from dossier join applicant on applicant.dossier_id = dossier.id order by number";
const MARKS: &str = "select * from mark join evaluation on evaluation.id = mark.evaluation_id";

/// `PALMARES_BENCH_KEEP=FOLDER.palmares` keeps the workspace, for a window to open.
pub async fn run(folder: &Path) -> Outcome {
    heading("opening");
    let place = std::env::var_os("PALMARES_BENCH_KEEP").map_or_else(|| folder.join("Large.palmares"), PathBuf::from);
    let committee = Committee::seat(&place, LARGE).await?;
    let territory = Territory::load()?;
    let mut connection = committee.store.read().await?;
    let staff = Actor::Secretariat;
    let (mut listed, mut rows) = (Times::default(), Times::default());
    let (mut ranked, mut marks) = (Times::default(), Times::default());
    let mut sizes = (0, 0);
    for _ in 0..TURNS {
        let start = Instant::now();
        let list = dossier::list(&mut connection, &territory, staff, committee.call).await?;
        sizes.0 = black_box(serde_json::to_vec(&list)?).len();
        listed.since(start);
        let start = Instant::now();
        let ranking = evaluation::ranking_on(&mut connection, staff, committee.call, None, Detail::Folded).await?;
        sizes.1 = black_box(serde_json::to_vec(&ranking)?).len();
        ranked.since(start);
        query(&mut connection, DOSSIERS, &mut rows).await?;
        query(&mut connection, MARKS, &mut marks).await?;
    }
    let Size { dossiers, members } = LARGE;
    compare(
        &format!("{dossiers} dossiers listed"),
        listed.median(),
        "reading their rows",
        rows.median(),
    );
    compare(
        &format!("… with {members} members each ranked"),
        ranked.median(),
        "reading their marks",
        marks.median(),
    );
    note(&format!(
        "{} kB and {} kB cross to the page, written in these times",
        sizes.0 / 1000,
        sizes.1 / 1000
    ));
    Ok(())
}

async fn query(connection: &mut Connection, statement: &'static str, times: &mut Times) -> Outcome {
    let start = Instant::now();
    black_box(sqlx::query(statement).fetch_all(&mut *connection).await?);
    times.since(start);
    Ok(())
}
