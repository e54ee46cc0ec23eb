//! The words of documents against those that `pdftotext` reads: F1 over bags of words, file by file.
//!
//! The documents are those of the fixtures, and of the folders that `PALMARES_PDFS` names, as `PATH` names folders.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use palmares_core::document::{Extractor, MediaType, WORKER_ARGUMENT, detect, fold};

use crate::fixtures::fixture;
use crate::yardstick::{Outcome, heading, note};

/// Files named at the end.
const WORST: usize = 10;

pub async fn run() -> Outcome {
    heading("words");
    let mut files = Vec::new();
    let named = std::env::var_os("PALMARES_PDFS").unwrap_or_default();
    for folder in [fixture("pdfs/real"), fixture("pdfs/odd"), fixture("intake/pdf")]
        .into_iter()
        .chain(std::env::split_paths(&named).filter(|folder| folder != Path::new("")))
    {
        collect(&folder, &mut files)?;
    }
    files.sort();
    let extractor = Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT]);
    let mut scores: Vec<(f64, PathBuf)> = Vec::new();
    for file in files {
        let Some(theirs) = pdftotext(&file) else {
            note("pdftotext is not installed: nothing measured");
            return Ok(());
        };
        let ours = extractor.extract(&std::fs::read(&file)?).await?.pages.join("\n");
        scores.extend(f1(&ours, &theirs).map(|score| (score, file)));
    }
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    tell(&scores);
    Ok(())
}

fn tell(scores: &[(f64, PathBuf)]) {
    let count = scores.len();
    #[allow(clippy::cast_precision_loss, reason = "files are few")]
    let mean = scores.iter().map(|(score, _)| score).sum::<f64>() / count.max(1) as f64;
    let median = scores.get(count / 2).map_or(0.0, |(score, _)| *score);
    let low = scores.iter().filter(|(score, _)| *score < 0.5).count();
    note(&format!(
        "{count} files with text: mean F1 {mean:.4}, median {median:.4}, under 0.5: {low}"
    ));
    for (score, file) in scores.iter().take(WORST) {
        note(&format!("{score:.3} {}", file.display()));
    }
}

/// The PDF files of a folder and of those in it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.is_file() && detect(&std::fs::read(&path)?) == MediaType::Pdf {
            files.push(path);
        }
    }
    Ok(())
}

fn pdftotext(file: &Path) -> Option<String> {
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(file)
        .arg("-")
        .output()
        .ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The harmonic mean of precision and recall; none where the other program reads no word.
fn f1(ours: &str, theirs: &str) -> Option<f64> {
    let (ours, theirs) = (words(ours), words(theirs));
    let total = |words: &HashMap<String, u32>| words.values().sum::<u32>();
    let common: u32 = ours
        .iter()
        .map(|(word, count)| theirs.get(word).map_or(0, |other| *other.min(count)))
        .sum();
    (total(&theirs) > 0).then(|| 2.0 * f64::from(common) / f64::from(total(&ours) + total(&theirs)))
}

fn words(text: &str) -> HashMap<String, u32> {
    let mut words = HashMap::new();
    for word in fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *words.entry(word.to_owned()).or_default() += 1;
    }
    words
}
