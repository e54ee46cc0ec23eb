//! What it costs, as ratios against a named baseline measured in the same run: figures that mean the same on any machine.
//!
//! `make bench` prints them. Nothing here passes or fails. With words on the command line, only the groups so named are run
//! (`cargo bench --bench ratios -- search`).

#![allow(clippy::print_stdout, reason = "printing figures is what this program is for")]

mod committee;
#[path = "../../tests/fixtures/mod.rs"]
mod fixtures;
mod import;
mod marks;
mod opening;
mod packs;
mod papers;
mod ranking;
mod search;
mod territory;
mod words;
mod yardstick;

use std::path::Path;

use yardstick::Outcome;

fn main() -> Outcome {
    // On the disk that holds the build, since a temporary folder in memory would commit for nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wants = |group: &str| wanted.is_empty() || wanted.iter().any(|word| word == group);
    tokio::runtime::Runtime::new()?.block_on(run(folder.path(), wants))
}

async fn run(folder: &Path, wants: impl Fn(&str) -> bool) -> Outcome {
    println!("each figure: how many times its baseline, both measured in this run");
    if wants("territory") {
        territory::run()?;
    }
    if wants("import") {
        import::run(folder).await?;
    }
    if wants("words") {
        words::run().await?;
    }
    if wants("marks") || wants("ranking") {
        let committee = committee::Committee::seat(&folder.join("Committee.palmares"), committee::USUAL).await?;
        if wants("marks") {
            marks::run(&committee, folder).await?;
        }
        if wants("ranking") {
            ranking::run(&committee).await?;
        }
    }
    if wants("opening") {
        opening::run(folder).await?;
    }
    if wants("packs") {
        packs::run(folder).await?;
    }
    if wants("papers") || wants("search") {
        let sample = folder.join("Sample.palmares");
        papers::run(&sample, folder).await?;
        if wants("search") {
            search::run(&sample).await?;
        }
    }
    Ok(())
}
