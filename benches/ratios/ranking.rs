//! Ranking every dossier in exact arithmetic, with the way to each figure, against what the database alone would take.

use std::hint::black_box;
use std::time::Instant;

use palmares_core::evaluation;
use palmares_core::journal::Actor;
use palmares_core::store::Connection;

use crate::committee::{Committee, DOSSIERS, MEMBERS};
use crate::yardstick::{Outcome, Times, compare, heading, note, time};

const TURNS: usize = 20;
const ROWS: &str = "select * from mark";
const SUMS: &str = "select dossier_id, sum(steps) from mark join evaluation on evaluation.id = mark.evaluation_id
                    group by dossier_id order by 2 desc";

pub async fn run(committee: &Committee) -> Outcome {
    heading("ranking");
    let mut connection = committee.store.read().await?;
    let (mut ranked, mut wired) = (Times::default(), Times::default());
    let (mut rows, mut sums) = (Times::default(), Times::default());
    let mut size = 0;
    for _ in 0..TURNS {
        let start = Instant::now();
        let view = evaluation::ranking(&mut connection, Actor::Secretariat, committee.call).await?;
        ranked.since(start);
        let (json, took) = time(|| serde_json::to_vec(&view));
        size = black_box(json?).len();
        wired.add(took);
        query(&mut connection, ROWS, &mut rows).await?;
        query(&mut connection, SUMS, &mut sums).await?;
    }
    let what = format!("{DOSSIERS} dossiers × {MEMBERS} members ranked");
    compare(&what, ranked.median(), "summing the marks in SQL", sums.median());
    compare(&what, ranked.median(), "reading their rows", rows.median());
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
