//! Loading the administrative map of France, which happens at every start.

use std::hint::black_box;

use palmares_core::territory::Territory;

use crate::yardstick::{Outcome, Times, compare, heading, time};

const TABLE: &str = include_str!("../../crates/core/src/territory/france.tsv");
const TURNS: usize = 20;

pub fn run() -> Outcome {
    heading("territory");
    let (mut ours, mut splitting) = (Times::default(), Times::default());
    for _ in 0..TURNS {
        let (loaded, took) = time(Territory::load);
        black_box(loaded?);
        ours.add(took);
        splitting.add(time(|| black_box(fields())).1);
    }
    compare(
        "the map of France loaded",
        ours.median(),
        "splitting its table into fields",
        splitting.median(),
    );
    Ok(())
}

fn fields() -> Vec<&'static str> {
    TABLE.lines().flat_map(|line| line.split('\t')).collect()
}
