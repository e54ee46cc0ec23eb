//! Ranking every dossier in exact arithmetic, with the way to each figure, against what the database alone would take.

use std::hint::black_box;
use std::time::Instant;

use palmares_core::evaluation;
use palmares_core::evaluation::consolidation::Detail;
use palmares_core::journal::Actor;
use palmares_core::store::Connection;

use crate::committee::{Committee, USUAL};
use crate::yardstick::{Outcome, Times, compare, heading, note, time};

const TURNS: usize = 20;
const ROWS: &str = "select * from mark";
const SUMS: &str = "select dossier_id, sum(steps) from mark join evaluation on evaluation.id = mark.evaluation_id
                    group by dossier_id order by 2 desc";

pub async fn run(committee: &Committee) -> Outcome {
    heading("ranking");
    let mut connection = committee.store.read().await?;
    let (mut ranked, mut wired) = (Times::default(), Times::default());
    let (mut explained, mut marks, mut sums) = (Times::default(), Times::default(), Times::default());
    let staff = Actor::Secretariat;
    let mut size = 0;
    for _ in 0..TURNS {
        let start = Instant::now();
        let rows = evaluation::ranking_on(&mut connection, staff, committee.call, None, Detail::Folded).await?;
        ranked.since(start);
        let start = Instant::now();
        black_box(evaluation::ranking(&mut connection, staff, committee.call).await?);
        explained.since(start);
        let (json, took) = time(|| serde_json::to_vec(&rows));
        size = black_box(json?).len();
        wired.add(took);
        query(&mut connection, ROWS, &mut marks).await?;
        query(&mut connection, SUMS, &mut sums).await?;
    }
    let what = format!("{} dossiers × {} members ranked", USUAL.dossiers, USUAL.members);
    compare(&what, ranked.median(), "summing the marks in SQL", sums.median());
    compare(&what, ranked.median(), "reading their rows", marks.median());
    compare(
        "… with the way to each number",
        explained.median(),
        "without",
        ranked.median(),
    );
    compare(
        "the answer written for the page",
        wired.median(),
        "ranking",
        ranked.median(),
    );
    note(&format!("{} kB cross to the page", size / 1000));
    Ok(())
}

async fn query(connection: &mut Connection, statement: &'static str, times: &mut Times) -> Outcome {
    let start = Instant::now();
    black_box(sqlx::query(statement).fetch_all(&mut *connection).await?);
    times.since(start);
    Ok(())
}
