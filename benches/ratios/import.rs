//! Documents taken in, page by page, against `pdftotext` on the same files.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use palmares_core::document::{Extractor, WORKER_ARGUMENT};
use palmares_core::dossier::intake::{self, ImportRequest};
use palmares_core::store::Store;
use palmares_core::{call, clock};

use crate::committee::staff;
use crate::fixtures::{agathe, fixture};
use crate::yardstick::{Outcome, Times, compare, heading, note};

const TURNS: usize = 5;
const BASELINE: &str = "pdftotext";

pub async fn run(folder: &Path) -> Outcome {
    heading("import");
    let files = real_documents()?;
    if pdftotext(&files).is_err() {
        note("pdftotext is not installed: nothing measured");
        return Ok(());
    }
    let (mut read, mut taken, mut baseline) = (Times::default(), Times::default(), Times::default());
    let mut pages = 0;
    for turn in 0..TURNS {
        let start = Instant::now();
        pages = text_of(&extractor(), &files).await?;
        read.since(start);
        baseline.add(pdftotext(&files)?);
        taken.add(take_in(&folder.join(format!("Import{turn}.palmares")), &files).await?);
    }
    compare("text of the real documents", read.median(), BASELINE, baseline.median());
    note(&speeds(pages, read.median(), baseline.median()));
    let (ours, theirs) = middle_file(&files).await?;
    compare("the file in the middle, by ratio", ours, BASELINE, theirs);
    compare(
        "all of them imported, kept and indexed",
        taken.median(),
        BASELINE,
        baseline.median(),
    );
    note(&speeds(pages, taken.median(), baseline.median()));
    Ok(())
}

fn real_documents() -> std::io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(fixture("pdfs/real"))?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()?;
    files.sort();
    Ok(files)
}

fn speeds(pages: u32, ours: Duration, theirs: Duration) -> String {
    let speed = |took: Duration| f64::from(pages) / took.as_secs_f64().max(f64::EPSILON);
    format!(
        "{pages} pages: {:.0} a second, {BASELINE} {:.0}",
        speed(ours),
        speed(theirs)
    )
}

fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT])
}

/// File by file, since a few large ones make most of the total: both durations of the one whose ratio is the median.
async fn middle_file(files: &[PathBuf]) -> Outcome<(Duration, Duration)> {
    let extractor = extractor();
    let mut pairs = Vec::new();
    for file in files.chunks(1) {
        let (mut ours, mut theirs) = (Times::default(), Times::default());
        for _ in 0..TURNS {
            let start = Instant::now();
            text_of(&extractor, file).await?;
            ours.since(start);
            theirs.add(pdftotext(file)?);
        }
        pairs.push((ours.median(), theirs.median()));
    }
    let ratio = |(ours, theirs): &(Duration, Duration)| ours.as_secs_f64() / theirs.as_secs_f64();
    pairs.sort_by(|a, b| ratio(a).total_cmp(&ratio(b)));
    Ok(pairs.get(pairs.len() / 2).copied().ok_or("no file")?)
}

/// Reads each file by a worker and gives the number of pages.
async fn text_of(extractor: &Extractor, files: &[PathBuf]) -> Outcome<u32> {
    let mut pages = 0;
    for file in files {
        pages += extractor.extract(&std::fs::read(file)?).await?.report.page_count;
    }
    Ok(pages)
}

/// The whole way into a fresh workspace: kept by hash, read, written, indexed, recorded.
async fn take_in(folder: &Path, files: &[PathBuf]) -> Outcome<Duration> {
    let store = Store::create(folder, "Bench", &agathe(), clock::now()).await?;
    let (call, _) = call::create(
        &store,
        &staff(),
        "territoire_intelligent",
        "Bench",
        "2020-06-22".parse()?,
    )
    .await?;
    let (extractor, never) = (extractor(), AtomicBool::new(false));
    let request = ImportRequest::of(call, files.to_vec());
    let start = Instant::now();
    let taken = intake::import(&store, &staff(), &extractor, &request, &|_| (), &never).await?;
    if let Some(failure) = taken.failure {
        return Err(failure.into());
    }
    let took = start.elapsed();
    store.close().await;
    Ok(took)
}

/// One process for each file, as it is used; the text goes nowhere.
fn pdftotext(files: &[PathBuf]) -> std::io::Result<Duration> {
    let start = Instant::now();
    for file in files {
        let mut command = Command::new("pdftotext");
        command.arg(file).arg("-").stdout(Stdio::null()).stderr(Stdio::null());
        command.status()?;
    }
    Ok(start.elapsed())
}
