//! Copies that work apart and exchange files in any order, repeated, late and damaged, against a model that knows no journal: it
//! sees only what each act changed, who had seen what, and when.
//!
//! `PALMARES_SEEDS` says how many seeds are tried (60), `PALMARES_SEED` tries one alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "simulation/copies.rs"]
mod copies;
#[path = "simulation/deeds.rs"]
mod deeds;
#[path = "fixtures/mod.rs"]
mod fixtures;
#[path = "simulation/logical.rs"]
mod logical;
#[path = "simulation/model.rs"]
mod model;
#[allow(dead_code, reason = "shared with the journeys of the committee")]
#[path = "committee/room.rs"]
mod room;
#[path = "simulation/verdict.rs"]
mod verdict;

use std::sync::atomic::{AtomicU64, Ordering};

use copies::World;
pub(crate) use fixtures::dice::Dice;

/// Seeds that failed once stay here for ever.
const KEPT: &[u64] = &[];

/// Two to nine devices, thirty to five hundred acts: mostly few, since every copy replays every act at every exchange.
fn size(dice: &mut Dice) -> (usize, usize) {
    match dice.roll(40) {
        0 => (2 + dice.roll(2), 200 + dice.roll(301)),
        1..=3 => (5 + dice.roll(5), 40 + dice.roll(40)),
        _ => (2 + dice.roll(2), 30 + dice.roll(20)),
    }
}

fn simulate(seed: u64) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut dice = Dice(seed);
        let (devices, acts) = size(&mut dice);
        let mut world = World::new(devices, &mut dice).await;
        for _ in 0..acts {
            world.act(&mut dice).await;
            if dice.one_in(10) {
                world.exchange(&mut dice).await;
            }
        }
        world.settle_down().await;
        world.judge().await;
    });
}

#[test]
fn copies_that_have_everything_hold_the_same_and_lose_nothing_in_silence() {
    let told = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(seed) = told("PALMARES_SEED") {
        return simulate(seed);
    }
    let seeds = told("PALMARES_SEEDS").unwrap_or(60);
    let next = AtomicU64::new(0);
    let one_after_the_other = || {
        loop {
            let index = next.fetch_add(1, Ordering::SeqCst);
            let kept = usize::try_from(index).ok().and_then(|index| KEPT.get(index).copied());
            let seed = kept.unwrap_or(index);
            if index >= seeds {
                return;
            }
            let tried = std::panic::catch_unwind(|| simulate(seed));
            assert!(tried.is_ok(), "seed {seed}: try it alone with PALMARES_SEED={seed}");
        }
    };
    std::thread::scope(|scope| {
        let hands: Vec<_> = (0..2).map(|_| scope.spawn(one_after_the_other)).collect();
        for hand in hands {
            assert!(hand.join().is_ok(), "a seed failed: see above");
        }
    });
}
