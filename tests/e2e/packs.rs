//! Members score at home: packs out, marks by the keyboard, small files back, each in a window and a profile of its own.

use std::fs;
use std::path::{Path, PathBuf};

use palmares_api::wire::{self, CallListRequest, DossierListRequest, RoundOpenRequest, WorkspaceOpenRequest};
use palmares_api::{Asker, Host, HostConfig};
use palmares_core::journal::Part;

use crate::harness::{Key, Stage, Window};
use crate::sample;

/// Who has dossier 5 of the sample to score again.
const MEMBERS: [&str; 3] = ["Hélène Vandamme", "Laurent Vasseur", "Maud Tillier"];

/// The sample committee, whose deferred dossier is scored again.
async fn scored_again(folder: &Path) {
    let path = folder.display().to_string();
    sample::make(&path, None).await;
    let host = Host::new(HostConfig {
        worker: env!("CARGO_BIN_EXE_palmares-desktop").into(),
        account: "test".to_owned(),
        homes: None,
    })
    .unwrap();
    let nobody = Asker::at_command_line(None);
    let request = WorkspaceOpenRequest { path, backup: false };
    wire::workspace_open(&host, &nobody, request).await.unwrap();
    let everybody = wire::candidates(&host).await.unwrap();
    let staff = everybody.iter().find(|one| one.who.part == Part::Secretariat).unwrap();
    let staff = Asker::at_command_line(Some(staff.who));
    let calls = wire::call_list(&host, &staff, CallListRequest {}).await.unwrap();
    let call_id = calls.calls[0].id;
    let list = wire::dossier_list(&host, &staff, DossierListRequest { call_id })
        .await
        .unwrap();
    let dossier = list.dossiers.iter().find(|row| row.number == 5).unwrap();
    let request = RoundOpenRequest {
        dossiers: vec![dossier.id],
        motive: "Dossier complété.".to_owned(),
        carry: false,
    };
    wire::round_open(&host, &staff, request).await.unwrap();
    wire::workspace_close(&host, &staff, wire::WorkspaceCloseRequest {})
        .await
        .unwrap();
}

/// The secretariat prepares the packs of everybody: each with the six words that its slip shows.
async fn prepare(stage: &Stage, window: &Window, out: &Path) -> Vec<(String, PathBuf)> {
    stage.answer_dialogs(&[&[out]]);
    window.go("Membres", "Membres").await;
    window.press("Envois").await;
    window.press("Préparer les plis…").await;
    window.see("J’ai noté les mots").await;
    window.photograph("packs-words").await;
    let slips = "return [...document.querySelectorAll('[data-words]')].map((slip) => slip.textContent)";
    let words = window.script(slips, Vec::new()).await;
    let words: Vec<String> = serde_json::from_value(words).unwrap();
    assert_eq!(words.len(), MEMBERS.len(), "{words:?}");
    window.press("J’ai noté les mots").await;
    let mut files: Vec<PathBuf> = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path()).collect();
    // Named after their members, as the slips are in the order of their names.
    files.sort();
    words.into_iter().zip(files).collect()
}

/// A member opens their pack in a window of their own, marks every criterion with one digit each, hands in and gives back.
async fn score_at_home(words: &str, pack: &Path, digit: char, out: &Path) -> PathBuf {
    let stage = Stage::new().await;
    let window = stage.open(&[&pack.display().to_string()]).await;
    window.see("Vos six mots").await;
    window.fill("Vos six mots", words).await;
    window.press("Ouvrir").await;
    window.see("MobiGohelle").await;
    window.photograph("home-queue").await;
    window.open_row("MobiGohelle").await;
    let focus = "return document.activeElement?.closest('[role=grid]') !== null";
    window.until("the first mark has the focus", focus).await;
    for _ in 0..6 {
        window.keys(&[Key::Char(digit)]).await;
        window.keys(&[Key::Down]).await;
    }
    window.photograph("home-room").await;
    window.press("Remettre mon évaluation…").await;
    window.see("Tout est enregistré").await;
    window.press("Remettre").await;
    window.see("Évaluation remise").await;
    window.keys(&[Key::Escape]).await;
    // The power fails: what was acknowledged is there when the program starts again.
    window.close().await;
    let window = stage.open(&[&pack.display().to_string()]).await;
    window.see("MobiGohelle").await;
    stage.answer_dialogs(&[&[out]]);
    window.press("Terminer et renvoyer").await;
    window.see("Reçu n°").await;
    window.photograph("home-return").await;
    window.close().await;
    let mut files: Vec<PathBuf> = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.display().to_string().contains("retour"));
    files.sort_by_key(|file| fs::metadata(file).unwrap().modified().unwrap());
    files.pop().unwrap()
}

#[tokio::test]
async fn three_members_score_at_home_and_their_returns_are_taken_in_at_once() {
    let stage = Stage::new().await;
    let workspace = stage.folder().join("Comité.palmares");
    scored_again(&workspace).await;
    let out = stage.folder().join("Envois été");
    fs::create_dir(&out).unwrap();
    let window = stage.open(&["--open", &workspace.display().to_string()]).await;
    let packs = prepare(&stage, &window, &out).await;
    let mut returns = Vec::new();
    for ((words, pack), digit) in packs.iter().zip(['3', '4', '5']) {
        returns.push(score_at_home(words, pack, digit, &out).await);
    }
    // In any order, and twice.
    let files: Vec<&Path> = returns.iter().rev().map(PathBuf::as_path).collect();
    stage.answer_dialogs(&[&files, &files]);
    window.press("Reprendre des retours…").await;
    window.see("1 notation remise").await;
    window.photograph("returns-plan").await;
    window.press("Reprendre").await;
    window.see("Retours repris").await;
    window.photograph("returns-taken").await;
    window.press("Reprendre des retours…").await;
    window.see("déjà repris, rien ne change").await;
    window.keys(&[Key::Escape]).await;
    window.go("Classement", "Classement").await;
    window.see("80,00").await;
    window.close().await;
}
