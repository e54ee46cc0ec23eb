//! The file of changes: what is refused as a whole changes nothing and says why.

use std::path::{Path, PathBuf};

use palmares_core::clock;
use palmares_core::error::{CopyFault, Error, PathFault, Result};
use palmares_core::exchange;
use palmares_core::journal::{self, Plan, Verdict};
use palmares_core::store::Store;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::fixtures::agathe;
use crate::pair::Pair;
use crate::room::now;

fn fault(result: &Result<Plan>) -> Option<CopyFault> {
    match result {
        Err(Error::CopyRefused { reason }) => Some(*reason),
        _ => None,
    }
}

async fn planned(pair: &Pair, file: &Path) -> Result<Plan> {
    exchange::plan_changes(&pair.room.store, &pair.agathe(60), file).await
}

/// A file of changes with one thing done on the copy.
async fn written(pair: &Pair) -> PathBuf {
    pair.change(&pair.copy, &pair.bruno(1), |input| input.title = "Un titre".into())
        .await;
    pair.write(&pair.copy, true).await
}

/// The seal of what stands before it.
pub fn seal_of(text: &str) -> String {
    let seal = Sha256::digest(text);
    seal.iter()
        .fold("sha256:".to_owned(), |seal, byte| format!("{seal}{byte:02x}"))
}

/// Seals lines anew, as anybody could who has read `docs/format-entries.md`.
pub fn sealed(path: &Path, lines: &[String]) {
    let text = lines.join("\n") + "\n";
    std::fs::write(path, format!("{text}{}\n", seal_of(&text))).unwrap();
}

pub fn lines(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines.pop();
    lines
}

#[tokio::test]
async fn every_byte_of_a_file_counts() {
    let pair = Pair::new().await;
    for word in ["un ", "deux ", "trois "] {
        pair.change(&pair.copy, &pair.bruno(1), |input| input.summary = word.repeat(500))
            .await;
    }
    let file = pair.write(&pair.copy, false).await;
    let whole = std::fs::read(&file).unwrap();
    assert!(whole.len() > 15_000, "{} bytes", whole.len());
    let damaged = pair.folder.path().join("damaged.palmares-changes");
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(&damaged, &bytes).unwrap();
        let reason = fault(&planned(&pair, &damaged).await);
        assert!(
            matches!(reason, Some(CopyFault::Damaged | CopyFault::NotChanges)),
            "byte {at}: {reason:?}"
        );
    }
    for length in (0..whole.len()).step_by(97) {
        std::fs::write(&damaged, &whole[..length]).unwrap();
        assert!(fault(&planned(&pair, &damaged).await).is_some(), "cut at {length}");
    }
    assert!(planned(&pair, &file).await.is_ok());
}

#[tokio::test]
async fn a_file_of_another_workspace_is_refused() {
    let pair = Pair::new().await;
    let folder = tempfile::tempdir().unwrap();
    let other = Store::create(&folder.path().join("A.palmares"), "A", &agathe(), clock::now())
        .await
        .unwrap();
    let file = pair.write(&other, true).await;
    assert_eq!(fault(&planned(&pair, &file).await), Some(CopyFault::OtherWorkspace));
}

#[tokio::test]
async fn a_file_of_a_newer_program_is_refused() {
    let pair = Pair::new().await;
    let file = written(&pair).await;
    let mut lines = lines(&file);
    let mut header: Value = serde_json::from_str(&lines[1]).unwrap();
    header["schema"] = (header["schema"].as_i64().unwrap() + 1).into();
    lines[1] = header.to_string();
    sealed(&file, &lines);
    assert_eq!(fault(&planned(&pair, &file).await), Some(CopyFault::NewerSchema));
}

#[tokio::test]
async fn an_entry_altered_under_a_good_seal_breaks_its_chain() {
    let pair = Pair::new().await;
    let file = written(&pair).await;
    let mut lines = lines(&file);
    let last = lines.len() - 1;
    lines[last] = lines[last].replace("Un titre", "Un autre");
    // Not the last of its chain either: what follows no longer does.
    let first = lines[2].replace("Agathe Vasseur", "Agathe Vasseux");
    sealed(&file, &lines);
    assert!(
        planned(&pair, &file).await.is_ok(),
        "the last entry of a chain is what its file says"
    );
    lines[2] = first;
    sealed(&file, &lines);
    assert_eq!(fault(&planned(&pair, &file).await), Some(CopyFault::Forked));
}

#[tokio::test]
async fn a_file_with_a_hole_asks_for_everything() {
    let pair = Pair::new().await;
    let file = written(&pair).await;
    pair.change(&pair.copy, &pair.bruno(2), |input| input.title = "Encore un".into())
        .await;
    let second = pair.write(&pair.copy, true).await;
    let mut lines = lines(&second);
    let own: Vec<usize> = (2..lines.len())
        .filter(|at| lines[*at].contains("\"Un titre\"") && lines[*at].contains("\"number\":1,"))
        .collect();
    lines.remove(own[0]);
    let mut header: Value = serde_json::from_str(&lines[1]).unwrap();
    header["entries"] = (header["entries"].as_i64().unwrap() - 1).into();
    lines[1] = header.to_string();
    sealed(&second, &lines);
    assert_eq!(fault(&planned(&pair, &second).await), Some(CopyFault::Gap));
    assert!(planned(&pair, &file).await.is_ok());
}

#[tokio::test]
async fn a_file_that_leaves_out_what_a_third_copy_lacks_asks_for_everything() {
    let pair = Pair::new().await;
    let path = pair.folder.path().join("Troisième.palmares");
    exchange::copy_to(&pair.room.store, &path, now()).await.unwrap();
    let third = Store::open(&path, now()).await.unwrap();
    pair.change(&pair.copy, &pair.bruno(1), |input| input.title = "Un titre".into())
        .await;
    pair.bring_home().await.unwrap();
    pair.take_along().await.unwrap();
    // All that the copy heard of has its change: its next file holds nothing.
    let empty = pair.write(&pair.copy, false).await;
    let planned = exchange::plan_changes(&third, &pair.agathe(70), &empty).await;
    assert_eq!(fault(&planned), Some(CopyFault::Gap));
    let whole = pair.write(&pair.copy, true).await;
    let (plan, _) = exchange::apply_changes(&third, &pair.agathe(70), &whole).await.unwrap();
    assert_eq!(plan.total - plan.here, 1);
    assert_eq!(pair.input(&third).await.title, "Un titre");
}

#[tokio::test]
async fn a_folder_copied_by_hand_is_found_out() {
    let pair = Pair::new().await;
    let file = written(&pair).await;
    let (mut forked, device) = (lines(&file), pair.copy.device().to_string());
    // The same place in the chain, another act.
    let last = forked
        .iter()
        .rposition(|line| line.contains(&device) && line.contains("\"images\""))
        .unwrap();
    exchange::apply_changes(&pair.room.store, &pair.agathe(60), &file)
        .await
        .unwrap();
    forked[last] = forked[last].replace("Un titre", "Un faux");
    let path = pair.folder.path().join("forked.palmares-changes");
    sealed(&path, &forked);
    assert_eq!(fault(&planned(&pair, &path).await), Some(CopyFault::Forked));
}

#[tokio::test]
async fn a_poisoned_entry_refuses_itself_and_nothing_else() {
    let pair = Pair::new().await;
    let file = written(&pair).await;
    let lines = lines(&file);
    let device = pair.copy.device().to_string();
    let at = lines
        .iter()
        .rposition(|line| line.contains("\"images\"") && line.contains(&device))
        .unwrap();
    let whole: Value = serde_json::from_str(&lines[at]).unwrap();
    for poison in [
        |entry: &mut Value| entry["images"][0]["table"] = "journal".into(),
        |entry: &mut Value| entry["images"][0]["after"]["no_such_column"] = "x".into(),
        |entry: &mut Value| entry["images"][0]["after"]["title"] = Value::Null,
        |entry: &mut Value| entry["images"][0]["after"]["title"] = serde_json::json!({"a": [1]}),
        |entry: &mut Value| entry["images"][0]["after"]["number"] = "douze".into(),
        |entry: &mut Value| entry["images"][0]["after"]["call_id"] = "nowhere".into(),
        |entry: &mut Value| entry["images"][0]["key"][0] = "another".into(),
    ] {
        let mut entry = whole.clone();
        poison(&mut entry);
        let mut poisoned = lines.clone();
        poisoned[at] = entry.to_string();
        let path = pair.folder.path().join("poisoned.palmares-changes");
        sealed(&path, &poisoned);
        let plan = planned(&pair, &path).await.unwrap();
        assert_eq!((plan.refused, plan.new), (1, 0), "{entry}");
        assert_eq!(plan.lines[0].verdict, Verdict::Refused);
    }
    // One that is taken in stays readable, refused, and stops nobody.
    let mut entry = whole.clone();
    entry["images"][0]["after"]["title"] = Value::Null;
    let mut poisoned = lines.clone();
    poisoned[at] = entry.to_string();
    sealed(&file, &poisoned);
    exchange::apply_changes(&pair.room.store, &pair.agathe(60), &file)
        .await
        .unwrap();
    assert_eq!(
        journal::refused(&mut pair.room.store.read().await.unwrap())
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(pair.input(&pair.room.store).await.title, "Chaleur des terrils");
    pair.change(&pair.room.store, &pair.agathe(61), |input| {
        input.title = "On continue".into();
    })
    .await;
    pair.room.is_sound().await;
}

#[tokio::test]
async fn a_copy_brings_its_documents_and_finds_them_again() {
    let pair = Pair::new().await;
    let papers = pair.copy.documents();
    assert!(papers.is_dir());
    let file = pair.write(&pair.copy, true).await;
    let again = exchange::write_changes(&pair.copy, &file, true, clock::now())
        .await
        .unwrap_err();
    assert!(
        matches!(again, Error::FileAccess { .. }),
        "a file that is there is not written over: {again:?}"
    );
    let taken = exchange::copy_to(&pair.room.store, pair.copy.folder(), clock::now())
        .await
        .unwrap_err();
    assert!(matches!(
        taken,
        Error::WorkspacePath {
            reason: PathFault::Exists,
            ..
        }
    ));
}
